// Starts Node-RED with the flow beside this file, inside this very process: `start.js MODULES PORT`.
const fs = require("fs");
const http = require("http");
const os = require("os");
const path = require("path");

const [modules, port] = process.argv.slice(2);
const RED = require(path.join(modules, "node-red"));
const express = require(path.join(modules, "express"));

// Node-RED keeps what it generates in here.
const userDir = fs.mkdtempSync(path.join(os.tmpdir(), "hat-node-red-"));
fs.copyFileSync(path.join(__dirname, "flow.json"), path.join(userDir, "flow.json"));
process.on("exit", () => fs.rmSync(userDir, { recursive: true, force: true }));
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => process.exit(0));
}

const app = express();
const server = http.createServer(app);
RED.init(server, { ...require("./settings.js"), userDir, httpNodeRoot: "/" });
app.use("/", RED.httpNode);
RED.events.on("flows:started", () => {
  server.listen(Number(port), "127.0.0.1", () => {
    console.log(`ready http://127.0.0.1:${server.address().port}/`);
  });
});
RED.start();
