// A hub in Go, as gorilla/websocket's own chat example has it: a goroutine per room, and per connection one that reads
// and one that writes from a channel of 256. A client whose channel is full is let go.
package main

import (
	"fmt"
	"net"
	"net/http"
	"sync"

	"github.com/gorilla/websocket"
)

type hub struct {
	join, leave chan *client
	say         chan []byte
	clients     map[*client]bool
}

type client struct {
	conn *websocket.Conn
	send chan []byte
}

func (h *hub) run() {
	for {
		select {
		case c := <-h.join:
			h.clients[c] = true
		case c := <-h.leave:
			if h.clients[c] {
				delete(h.clients, c)
				close(c.send)
			}
		case message := <-h.say:
			for c := range h.clients {
				select {
				case c.send <- message:
				default:
					delete(h.clients, c)
					close(c.send)
				}
			}
		}
	}
}

func (c *client) write() {
	defer c.conn.Close()
	for message := range c.send {
		if c.conn.WriteMessage(websocket.TextMessage, message) != nil {
			return
		}
	}
}

func (c *client) read(h *hub) {
	defer func() { h.leave <- c }()
	for {
		_, message, err := c.conn.ReadMessage()
		if err != nil {
			return
		}
		h.say <- message
	}
}

func main() {
	var mutex sync.Mutex
	hubs := map[string]*hub{}
	upgrader := websocket.Upgrader{ReadBufferSize: 1024, WriteBufferSize: 1024}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		conn, err := upgrader.Upgrade(w, r, nil)
		if err != nil {
			return
		}
		mutex.Lock()
		h := hubs[r.URL.Path]
		if h == nil {
			h = &hub{make(chan *client), make(chan *client), make(chan []byte, 256), map[*client]bool{}}
			hubs[r.URL.Path] = h
			go h.run()
		}
		mutex.Unlock()
		c := &client{conn, make(chan []byte, 256)}
		h.join <- c
		go c.write()
		c.read(h)
	})
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	fmt.Printf("http://%s\n", listener.Addr())
	http.Serve(listener, nil)
}
