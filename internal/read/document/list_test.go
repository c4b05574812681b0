package document

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factum"
)

// tree writes files below a new folder and goes there.
func tree(t *testing.T, files map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, text := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func list(t *testing.T, paths ...string) Listing {
	t.Helper()
	l, err := List(context.Background(), paths, strings.NewReader("From the pipe."))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func names(l Listing) []string {
	var out []string
	for _, s := range l.Sources {
		out = append(out, s.Name)
	}
	return out
}

func TestList(t *testing.T) {
	tree(t, map[string]string{"b/z.txt": "z", "b/a/deep.md": "d", "b/.hidden/x.txt": "x", "b/.note": "n", "a.txt": "a", "empty/.keep": ""})
	l := list(t, "b", "a.txt", "-", "b/z.txt", "./a.txt", "missing.txt", "empty", "-")
	if diff := cmp.Diff([]string{"b/a/deep.md", "b/z.txt", "a.txt", "-"}, names(l)); diff != "" {
		t.Errorf("sources (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]factum.Skipped{
		{File: "missing.txt", Reason: "no such file or folder"},
		{File: "empty", Reason: "no file to read in this folder"},
	}, l.Skipped); diff != "" {
		t.Errorf("skipped (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]factum.Skipped{
		{File: "b/.hidden", Reason: "hidden"}, {File: "b/.note", Reason: "hidden"},
		{File: "b/z.txt", Reason: "given twice, first as b/z.txt"}, {File: "./a.txt", Reason: "given twice, first as a.txt"},
		{File: "empty/.keep", Reason: "hidden"}, {File: "-", Reason: "given twice, first as -"},
	}, l.Ignored); diff != "" {
		t.Errorf("ignored (-want +got):\n%s", diff)
	}
	d, err := l.Sources[3].Read()
	if err != nil || d.Text != "From the pipe." || d.File != "-" {
		t.Errorf("standard input: %v, %+v", err, d)
	}
}

func TestListLinks(t *testing.T) {
	tree(t, map[string]string{"a/one.txt": "1", "b/two.txt": "2"})
	for link, target := range map[string]string{"a/loop": "..", "a/self": "self", "a/other": "../b", "a/gone": "nowhere", "a/same.txt": "one.txt"} {
		if err := os.Symlink(target, link); err != nil {
			t.Skip("no symbolic links here: ", err)
		}
	}
	l := list(t, ".")
	if diff := cmp.Diff([]string{"a/one.txt", "a/other/two.txt"}, names(l)); diff != "" {
		t.Errorf("sources (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]factum.Skipped{
		{File: "a/gone", Reason: "no such file or folder"},
		{File: "a/loop", Reason: "a symbolic link back to a folder above it"},
		{File: "a/self", Reason: "a symbolic link that leads back to itself"},
	}, l.Skipped); diff != "" {
		t.Errorf("skipped (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]factum.Skipped{
		{File: "a/same.txt", Reason: "given twice, first as a/one.txt"},
		{File: "b", Reason: "given twice, first as a/other"},
	}, l.Ignored); diff != "" {
		t.Errorf("ignored (-want +got):\n%s", diff)
	}
}

func TestListRefusesByName(t *testing.T) {
	tree(t, map[string]string{"secret/a.txt": "a", "big.txt": ""})
	if err := os.Truncate("big.txt", MaxBytes+1); err != nil {
		t.Fatal(err)
	}
	want := []factum.Skipped{{File: "big.txt", Reason: ErrTooLarge.Error()}}
	if os.Geteuid() != 0 && runtime.GOOS != "windows" { // root may read everything
		if err := os.Chmod("secret", 0); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = os.Chmod("secret", 0o755) })
		want = append(want, factum.Skipped{File: "secret", Reason: "no permission to read it"})
	}
	if diff := cmp.Diff(want, list(t, ".").Skipped); diff != "" {
		t.Errorf("skipped (-want +got):\n%s", diff)
	}
	// A source can grow after it was listed, and standard input has no size.
	long := Source{Name: "-", open: func() (io.ReadCloser, error) { return io.NopCloser(endless{}), nil }}
	if _, err := long.Bytes(); err != ErrTooLarge {
		t.Errorf("endless input: %v", err)
	}
}

// endless never stops giving bytes.
type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }

func TestListStops(t *testing.T) {
	tree(t, map[string]string{"a.txt": "a"})
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := List(ctx, []string{"a.txt"}, nil); err == nil {
		t.Error("a cancelled listing gives no error")
	}
}
