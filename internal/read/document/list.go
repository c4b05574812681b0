package document

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"factum"
)

// Listing is what stands behind the paths that a user gave. Nothing has been
// read yet.
type Listing struct {
	Sources []Source
	// Skipped are the inputs that can't be read, each with its reason.
	Skipped []factum.Skipped
	// Ignored are inputs that are left out on purpose: hidden files of a folder,
	// a file that was given twice.
	Ignored []factum.Skipped
}

// Names gives the names of all inputs, read or not.
func (l Listing) Names() []string {
	var names []string
	for _, s := range l.Sources {
		names = append(names, s.Name)
	}
	for _, s := range l.Skipped {
		names = append(names, s.File)
	}
	return names
}

// Source is a file, or standard input, that may hold a document.
type Source struct {
	Name string // the path as given, or below a folder as given; "-" for standard input
	open func() (io.ReadCloser, error)
}

// Bytes reads the source. The error is one line that says why it can't be read.
func (s Source) Bytes() ([]byte, error) {
	r, err := s.open()
	if err != nil {
		return nil, reason(err)
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err != nil {
		return nil, reason(err)
	}
	if len(data) > MaxBytes {
		return nil, ErrTooLarge
	}
	return data, nil
}

// Read reads the source and makes a document of it.
func (s Source) Read() (*factum.Document, error) {
	data, err := s.Bytes()
	if err != nil {
		return nil, err
	}
	return Read(s.Name, data)
}

// List finds the files of paths: a file as it is, a folder with all that lies in
// it, in the order of the names, "-" for stdin. Symbolic links are followed,
// but never back into a folder above. The only error is that of ctx.
func List(ctx context.Context, paths []string, stdin io.Reader) (Listing, error) {
	l := lister{ctx: ctx, seen: map[string]string{}}
	for _, p := range paths {
		if err := ctx.Err(); err != nil {
			return Listing{}, err
		}
		if p == "-" {
			l.standardInput(stdin)
			continue
		}
		l.path(p)
	}
	return l.Listing, ctx.Err()
}

// lister walks folders.
type lister struct {
	Listing
	ctx   context.Context
	seen  map[string]string // real path of a file or folder → the name under which it came first
	above []string          // real paths of the folders that are being walked
}

func (l *lister) skip(name, format string, args ...any) {
	l.Skipped = append(l.Skipped, factum.Skipped{File: name, Reason: fmt.Sprintf(format, args...)})
}

func (l *lister) ignore(name, format string, args ...any) {
	l.Ignored = append(l.Ignored, factum.Skipped{File: name, Reason: fmt.Sprintf(format, args...)})
}

func (l *lister) standardInput(stdin io.Reader) {
	if first, twice := l.seen["-"]; twice {
		l.ignore("-", "given twice, first as %s", first)
		return
	}
	l.seen["-"] = "-"
	l.Sources = append(l.Sources, Source{Name: "-", open: func() (io.ReadCloser, error) { return io.NopCloser(stdin), nil }})
}

// path takes what a user named.
func (l *lister) path(name string) {
	info, err := os.Stat(name)
	if err != nil {
		l.skip(name, "%v", reason(err))
		return
	}
	if info.IsDir() {
		before := len(l.Sources) + len(l.Skipped)
		ignored := len(l.Ignored)
		l.folder(name)
		if len(l.Sources)+len(l.Skipped) == before && !given(l.Ignored[ignored:]) {
			l.skip(name, "no file to read in this folder")
		}
		return
	}
	l.file(name, info, true)
}

// given says whether one of the files left out is read under another name.
func given(ignored []factum.Skipped) bool {
	for _, s := range ignored {
		if strings.HasPrefix(s.Reason, "given twice") {
			return true
		}
	}
	return false
}

// file takes a file; named says that the user named it himself.
func (l *lister) file(name string, info fs.FileInfo, named bool) {
	// A pipe or device is read if the user names it ("<(command)"), as a folder
	// may hold one that never ends.
	if !info.Mode().IsRegular() && !named {
		l.skip(name, "not a file but a %s", special(info.Mode()))
		return
	}
	if info.Mode().IsRegular() {
		if info.Size() > MaxBytes {
			l.skip(name, "%v", ErrTooLarge)
			return
		}
		if real, err := filepath.EvalSymlinks(name); err == nil {
			if abs, err := filepath.Abs(real); err == nil {
				if first, twice := l.seen[abs]; twice {
					l.ignore(name, "given twice, first as %s", first)
					return
				}
				l.seen[abs] = name
			}
		}
	}
	l.Sources = append(l.Sources, Source{Name: name, open: func() (io.ReadCloser, error) { return os.Open(name) }})
}

// folder takes all that lies in a folder.
func (l *lister) folder(name string) {
	real, err := filepath.EvalSymlinks(name)
	if err == nil {
		real, err = filepath.Abs(real)
	}
	if err != nil {
		l.skip(name, "%v", reason(err))
		return
	}
	for _, above := range l.above {
		if above == real {
			l.skip(name, "a symbolic link back to a folder above it")
			return
		}
	}
	if first, twice := l.seen[real]; twice {
		l.ignore(name, "given twice, first as %s", first)
		return
	}
	l.seen[real] = name
	l.above = append(l.above, real)
	defer func() { l.above = l.above[:len(l.above)-1] }()
	entries, err := os.ReadDir(name) // sorted by name
	if err != nil {
		l.skip(name, "%v", reason(err))
	}
	for _, e := range entries {
		if l.ctx.Err() != nil {
			return
		}
		child := filepath.Join(name, e.Name())
		if strings.HasPrefix(e.Name(), ".") {
			l.ignore(child, "hidden")
			continue
		}
		info, err := os.Stat(child)
		switch {
		case err != nil:
			l.skip(child, "%v", reason(err))
		case info.IsDir():
			l.folder(child)
		default:
			l.file(child, info, false)
		}
	}
}

func special(m fs.FileMode) string {
	switch {
	case m&fs.ModeNamedPipe != 0:
		return "named pipe"
	case m&fs.ModeSocket != 0:
		return "socket"
	}
	return "device"
}

// reason says in words of one line why the operating system refused a file; the
// path is left out, since it stands beside the reason.
func reason(err error) error {
	var pathErr *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return errors.New("no such file or folder")
	case errors.Is(err, fs.ErrPermission):
		return errors.New("no permission to read it")
	case strings.Contains(err.Error(), "too many links") || strings.Contains(err.Error(), "too many levels of symbolic links"):
		return errors.New("a symbolic link that leads back to itself")
	case errors.As(err, &pathErr):
		return pathErr.Err
	}
	return err
}
