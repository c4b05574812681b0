package model

import (
	_ "embed"
	"sync"
)

//go:embed english.bin
var english []byte

// English gives the embedded model, read at the first call.
var English = sync.OnceValues(func() (*Model, error) { return Read(english) })
