package pipeline

import (
	"sync"

	"factum/internal/read/statement"
)

// alike is the reading of documents that differ in nothing but their names: a
// wire report that a thousand pages carry is read once.
type alike struct {
	mu    sync.Mutex
	done  bool
	first *statement.Reading
	err   error
}

// unreadable marks the error of bytes that are no document.
type unreadable struct{ error }

// reading gives the reading of one of them, which the caller may change; make is
// called for the first.
func (a *alike) reading(name string, make func() (*statement.Reading, error)) (*statement.Reading, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if !a.done {
		a.done = true
		if a.first, a.err = make(); a.err == nil {
			a.first.Document.File = name
		}
		return a.first, a.err
	}
	if a.err != nil {
		return nil, a.err
	}
	kept, err := readings()
	if err != nil {
		return nil, err
	}
	r, err := kept.Decode(kept.Encode(a.first))
	if err != nil {
		return nil, err
	}
	r.Document.File = name
	return r, nil
}
