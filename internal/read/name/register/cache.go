package register

import "sync"

// cacheSize is how many parts of queries are kept with what they may be; when
// it is reached, all are forgotten.
const cacheSize = 1 << 14

// cache keeps the neighbours of parts that queries have had: people's names
// have few words in common use. What it holds depends on the index alone, so
// answers do not depend on what was asked before.
type cache struct {
	mu    sync.RWMutex
	found map[string][]neighbour
}

func newCache() *cache { return &cache{found: map[string][]neighbour{}} }

func (c *cache) get(key []byte) ([]neighbour, bool) {
	if c == nil {
		return nil, false
	}
	c.mu.RLock()
	defer c.mu.RUnlock()
	found, ok := c.found[string(key)]
	return found, ok
}

func (c *cache) put(key []byte, found []neighbour) {
	if c == nil {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.found) >= cacheSize {
		clear(c.found)
	}
	c.found[string(key)] = found
}
