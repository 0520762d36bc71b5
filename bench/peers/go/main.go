// Serves the answers of a 17x7 matrix from memory: what HTTP and JSON alone cost, with no board behind them.
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"sync/atomic"
	"time"
)

const (
	width     = 17
	height    = 7
	largest   = 256 * 1024
	timeToEnd = 30 * time.Second
)

type pixels [height][width]int

type claim struct {
	Holder    string `json:"holder"`
	Priority  int    `json:"priority"`
	Exclusive bool   `json:"exclusive"`
	Expires   string `json:"expires"`
	Shown     bool   `json:"shown"`
}

type surface struct {
	Board   string  `json:"board"`
	Width   int     `json:"width"`
	Height  int     `json:"height"`
	Colours string  `json:"colours"`
	Healthy bool    `json:"healthy"`
	Pixels  *pixels `json:"pixels"`
	Claims  []claim `json:"claims"`
}

type picture struct {
	Pixels [][]int `json:"pixels"`
}

var shown atomic.Pointer[pixels]

func answer(w http.ResponseWriter, document any) {
	body, err := json.Marshal(document)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(body)
}

func ours() claim {
	expires := time.Now().Add(timeToEnd).UTC().Format("2006-01-02T15:04:05.000Z")
	return claim{Holder: "anyone", Priority: 50, Expires: expires, Shown: true}
}

func get(w http.ResponseWriter, _ *http.Request) {
	answer(w, surface{"scroll-phat-hd", width, height, "grey8", true, shown.Load(), []claim{ours()}})
}

func put(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, largest))
	if err != nil {
		http.Error(w, err.Error(), http.StatusRequestEntityTooLarge)
		return
	}
	var sent picture
	if err := json.Unmarshal(body, &sent); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	var next pixels
	if !sent.into(&next) {
		http.Error(w, "pixels must be 7 rows of 17 numbers from 0 to 255", http.StatusBadRequest)
		return
	}
	shown.Store(&next)
	answer(w, map[string]any{"board": "scroll-phat-hd", "claim": ours()})
}

func (p picture) into(next *pixels) bool {
	if len(p.Pixels) != height {
		return false
	}
	for y, row := range p.Pixels {
		if len(row) != width {
			return false
		}
		for x, level := range row {
			if level < 0 || level > 255 {
				return false
			}
			next[y][x] = level
		}
	}
	return true
}

func main() {
	port := "0"
	if len(os.Args) > 1 {
		port = os.Args[1]
	}
	shown.Store(&pixels{})
	mux := http.NewServeMux()
	mux.HandleFunc("/hat/leds", func(w http.ResponseWriter, r *http.Request) {
		switch r.Method {
		case http.MethodGet:
			get(w, r)
		case http.MethodPut:
			put(w, r)
		default:
			http.Error(w, "GET or PUT", http.StatusMethodNotAllowed)
		}
	})
	listener, err := net.Listen("tcp", "127.0.0.1:"+port)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("ready http://%s/\n", listener.Addr())
	log.Fatal(http.Serve(listener, mux))
}
