package pipeline

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"factum/internal/pipeline/codec"
	"factum/internal/read/document"
	"factum/internal/read/statement"
)

// Cache keeps the readings of documents in a folder, so that a document is read
// once. An entry is found by all that its reading depends on: the received
// bytes, the extension of the name, what --sources says of the document, and
// the program itself, every byte of it: code, model, frames, lexicons. It is
// used only if it is whole and of this very program. A nil cache keeps nothing.
//
// Entries hold the words of the documents: folder and files are the owner's
// alone. There is one entry for a document and what is known of it: another
// version of the program replaces it.
type Cache struct {
	dir     string
	program func() ([sha256.Size]byte, error)
	mu      sync.Mutex
	notes   []string
	broken  bool // nothing can be written
}

// OpenCache gives the cache of a folder, which is made if it isn't there.
func OpenCache(dir string) (*Cache, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("open the cache: %w; give --cache a folder that can be written", err)
	}
	return &Cache{dir: dir, program: program}, nil
}

// program gives the hash of the running program. Whatever can change a reading
// is part of it; nothing has to be counted up by hand, or can be forgotten.
var program = sync.OnceValues(func() (sum [sha256.Size]byte, err error) {
	name, err := os.Executable()
	if err != nil {
		return sum, err
	}
	f, err := os.Open(name)
	if err != nil {
		return sum, err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return sum, err
	}
	return [sha256.Size]byte(h.Sum(nil)), nil
})

// readings writes and reads entries.
var readings = sync.OnceValues(codec.New[statement.Reading])

// magic begins every entry.
const magic = "factum reading\n"

// headSize is the size of what stands before the reading: magic, program, key
// and the hash of the reading.
const headSize = len(magic) + 3*sha256.Size

// maxEntry is the size from which on a file is no entry.
const maxEntry = 16 * document.MaxBytes

// Notes gives what was noticed: entries that were damaged, a folder that can't
// be written. None of it changes the record.
func (c *Cache) Notes() []string {
	if c == nil {
		return nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	slices.Sort(c.notes)
	return c.notes
}

func (c *Cache) note(format string, args ...any) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.notes = append(c.notes, fmt.Sprintf(format, args...))
}

// key names the reading of received bytes.
func key(sum [sha256.Size]byte, name string, known document.Sources) [sha256.Size]byte {
	h := sha256.New()
	h.Write(sum[:])
	fmt.Fprintf(h, "%q %q", document.Extension(name), known.Knowledge(name))
	return [sha256.Size]byte(h.Sum(nil))
}

func (c *Cache) path(key [sha256.Size]byte) string {
	name := hex.EncodeToString(key[:])
	return filepath.Join(c.dir, name[:2], name[2:])
}

// load gives the reading of a key; nil if there is none that can be used.
func (c *Cache) load(key, document [sha256.Size]byte) *statement.Reading {
	if c == nil {
		return nil
	}
	path := c.path(key)
	data, err := readEntry(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		c.note("%s: %v: not used", path, err)
		return nil
	}
	r, err := c.reading(data, key, document)
	switch {
	case errors.Is(err, errOtherProgram):
		return nil
	case err != nil:
		c.note("%s: %v: not used, the document is read again", path, err)
		return nil
	}
	return r
}

func readEntry(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > maxEntry {
		return nil, errors.New("not an entry of a cache")
	}
	return os.ReadFile(path)
}

// errOtherProgram marks entries of another version, which are replaced.
var errOtherProgram = errors.New("of another version of the program")

// reading checks an entry and gives what it holds.
func (c *Cache) reading(data []byte, key, document [sha256.Size]byte) (*statement.Reading, error) {
	if len(data) < headSize || string(data[:len(magic)]) != magic {
		return nil, errors.New("not an entry of a cache")
	}
	head, body := data[len(magic):headSize], data[headSize:]
	program, err := c.program()
	if err != nil {
		return nil, err
	}
	if !bytes.Equal(head[:sha256.Size], program[:]) {
		return nil, errOtherProgram
	}
	if !bytes.Equal(head[sha256.Size:2*sha256.Size], key[:]) {
		return nil, errors.New("the entry of another document")
	}
	if sum := sha256.Sum256(body); !bytes.Equal(head[2*sha256.Size:], sum[:]) {
		return nil, errors.New("a damaged entry")
	}
	kept, err := readings()
	if err != nil {
		return nil, err
	}
	r, err := kept.Decode(body)
	if err != nil {
		return nil, fmt.Errorf("a damaged entry: %w", err)
	}
	if d := r.Document; d == nil || d.SHA256 != hex.EncodeToString(document[:]) {
		return nil, errors.New("the entry of another document")
	}
	return r, nil
}

// store keeps a reading. It is written aside and renamed, so that other runs
// see the whole entry or none; there is no need to wait for the disk, since an
// entry that is cut by a failing machine is known by its hash.
func (c *Cache) store(key [sha256.Size]byte, r *statement.Reading) {
	if c == nil {
		return
	}
	c.mu.Lock()
	broken := c.broken
	c.mu.Unlock()
	if broken {
		return
	}
	if err := c.write(c.path(key), key, r); err != nil {
		c.mu.Lock()
		first := !c.broken
		c.broken = true
		c.mu.Unlock()
		if first {
			c.note("%s: %v: readings are not kept", c.dir, err)
		}
	}
}

func (c *Cache) write(path string, key [sha256.Size]byte, r *statement.Reading) error {
	program, err := c.program()
	if err != nil {
		return err
	}
	kept, err := readings()
	if err != nil {
		return err
	}
	body := kept.Encode(r)
	sum := sha256.Sum256(body)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".new-") // for its owner alone
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(f.Name()) }() // after the renaming there is nothing of that name
	_, err = f.Write(slices.Concat([]byte(magic), program[:], key[:], sum[:], body))
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
