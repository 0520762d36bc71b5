// Only what serves: no editor, no log of each request, on loopback.
module.exports = {
  uiHost: "127.0.0.1",
  flowFile: "flow.json",
  httpAdminRoot: false,
  disableEditor: true,
  logging: { console: { level: "error", metrics: false, audit: false } },
  functionExternalModules: false,
  diagnostics: { enabled: false, ui: false },
};
