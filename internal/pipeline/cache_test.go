package pipeline_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"factum/internal/assess/duty"
	"factum/internal/pipeline"
	"factum/internal/read/document"
	"factum/internal/report"
)

// recordOf gives the JSON of what the inputs come to.
func recordOf(t testing.TB, paths []string, opts pipeline.Options, in pipeline.Input) []byte {
	t.Helper()
	list, err := document.List(context.Background(), paths, nil)
	if err != nil {
		t.Fatal(err)
	}
	in.Documents, in.Skipped = list.Sources, list.Skipped
	rec, err := pipeline.Build(context.Background(), in, opts)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := report.JSON(&b, rec, report.JSONOptions{WithText: true}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func openCache(t testing.TB, dir string) *pipeline.Cache {
	t.Helper()
	c, err := pipeline.OpenCache(dir)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// entries gives the files of a cache.
func entries(t testing.TB, dir string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			out = append(out, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// mixed writes a pile of everything: sample reports, generated ones, pages, one
// of another language, two alike, one empty, and gives what is known of some.
func mixed(t testing.TB) (paths []string, in pipeline.Input) {
	t.Helper()
	paths = samplePaths(t)
	dir := t.TempDir()
	w := newWorld(12)
	add := func(name, text string) {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	for i := range 12 {
		add("g"+string(rune('a'+i))+".md", w.report(i))
	}
	add("twin-1.txt", w.report(3))
	add("twin-2.txt", w.report(3))
	add("page.html", "<title>Release</title><p>Anna Alberg was <b>released</b> on 3 March 2021.</p>")
	add("page.txt", "<title>Release</title><p>Anna Alberg was <b>released</b> on 3 March 2021.</p>")
	add("fremd.txt", strings.Repeat("Die Polizei hat am Dienstag in München einen Mann festgenommen, der seit Jahren gesucht wurde. ", 4))
	add("empty.txt", "")
	known, err := document.ReadSources("known.yaml", []byte("ga.md: {outlet: The Post, published: 2021-03-09}\ntwin-2.txt: {author: A. Berg, language: en}\n"))
	if err != nil {
		t.Fatal(err)
	}
	in.Sources = known
	in.Statements = []pipeline.StatementFile{{Name: "notes.jsonl", Data: []byte(`{"type": "arrest", "whom": ["Anna Alberg"], "when": "2021-03-02", "source": "file 12"}`)}}
	return paths, in
}

func TestCacheOrderCoresAndOptionsChangeNothing(t *testing.T) {
	law, err := duty.Load()
	if err != nil {
		t.Fatal(err)
	}
	paths, in := mixed(t)
	g := rand.New(rand.NewPCG(5, 5))
	for _, opts := range []pipeline.Options{{}, {Why: true}, {Law: law, AllDuties: true}} {
		opts.Workers = 1
		want := recordOf(t, paths, opts, in)
		dir := t.TempDir()
		for round := range 4 { // cold, then warm; the last one finds half of the entries
			g.Shuffle(len(paths), func(i, k int) { paths[i], paths[k] = paths[k], paths[i] })
			before := runtime.GOMAXPROCS(1 + round%2)
			opts.Workers = 1 + 3*(round%2)
			opts.Cache = openCache(t, dir)
			got := recordOf(t, paths, opts, in)
			runtime.GOMAXPROCS(before)
			if !bytes.Equal(want, got) {
				t.Fatalf("round %d, %+v: another record", round, opts)
			}
			if notes := opts.Cache.Notes(); len(notes) > 0 {
				t.Errorf("notes on a sound cache: %q", notes)
			}
			if round == 2 {
				for i, e := range entries(t, dir) {
					if i%2 == 0 {
						if err := os.Remove(e); err != nil {
							t.Fatal(err)
						}
					}
				}
			}
		}
		// All but the empty one; those of one text and of what is known are one.
		if n := len(entries(t, dir)); n != len(paths)-1 {
			t.Errorf("%d entries for %d documents", n, len(paths))
		}
	}
}

func TestOtherNamesChangeTheNamesAlone(t *testing.T) {
	dir, moved := t.TempDir(), t.TempDir()
	if err := writeCase(dir, 8); err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, path := range entries(t, dir) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(data)
		name := filepath.Join(moved, hex.EncodeToString(sum[:])+".TXT")
		names = append(names, path, name)
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	cache := t.TempDir()
	want := recordOf(t, []string{dir}, pipeline.Options{Cache: openCache(t, cache)}, pipeline.Input{})
	for _, opts := range []pipeline.Options{{}, {Cache: openCache(t, cache)}} {
		got := recordOf(t, []string{moved}, opts, pipeline.Input{})
		for i := 0; i < len(names); i += 2 {
			got = bytes.ReplaceAll(got, []byte(names[i+1]), []byte(names[i]))
		}
		if !bytes.Equal(want, got) {
			t.Error("other names give another record")
		}
	}
	if n := len(entries(t, cache)); n != 8 {
		t.Errorf("%d entries for 8 documents under two names each", n)
	}
}

// TestWhatIsKnownIsPartOfTheKey changes --sources under a warm cache.
func TestWhatIsKnownIsPartOfTheKey(t *testing.T) {
	dir, cache := t.TempDir(), t.TempDir()
	if err := writeCase(dir, 2); err != nil {
		t.Fatal(err)
	}
	for _, yaml := range []string{"", "report-00000.txt: {published: 2021-05-01}", "report-00000.txt: {published: 2021-05-02}", "report-00000.txt: {language: fr}", "report-00001.txt: {outlet: A}"} {
		known, err := document.ReadSources("s.yaml", []byte(yaml))
		if err != nil {
			t.Fatal(err)
		}
		in := pipeline.Input{Sources: known}
		want := recordOf(t, []string{dir}, pipeline.Options{}, in)
		if got := recordOf(t, []string{dir}, pipeline.Options{Cache: openCache(t, cache)}, in); !bytes.Equal(want, got) {
			t.Errorf("%q: the cache gives what was known before", yaml)
		}
	}
}

// TestEntriesAreCheckedNotTrusted damages each part of an entry.
func TestEntriesAreCheckedNotTrusted(t *testing.T) {
	dir, cache := t.TempDir(), t.TempDir()
	if err := writeCase(dir, 2); err != nil {
		t.Fatal(err)
	}
	want := recordOf(t, []string{dir}, pipeline.Options{Cache: openCache(t, cache)}, pipeline.Input{})
	files := entries(t, cache)
	if len(files) != 2 {
		t.Fatalf("%d entries for 2 documents", len(files))
	}
	whole, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	other, err := os.ReadFile(files[1])
	if err != nil {
		t.Fatal(err)
	}
	flip := func(at int) []byte {
		b := slices.Clone(whole)
		b[at] ^= 1
		return b
	}
	for name, c := range map[string]struct {
		data []byte
		note string
	}{
		"magic": {flip(0), "not an entry"}, "another program": {flip(20), ""}, "key": {flip(50), "another document"}, "hash": {flip(90), "damaged"},
		"words": {flip(len(whole) / 2), "damaged"}, "last byte": {flip(len(whole) - 1), "damaged"}, "cut": {whole[:len(whole)/2], "damaged"},
		"empty": {nil, "not an entry"}, "swapped": {other, "another document"}, "foreign": {[]byte("a letter to the editor"), "not an entry"},
	} {
		if err := os.WriteFile(files[0], c.data, 0o600); err != nil {
			t.Fatal(err)
		}
		kept := openCache(t, cache)
		if got := recordOf(t, []string{dir}, pipeline.Options{Cache: kept}, pipeline.Input{}); !bytes.Equal(want, got) {
			t.Errorf("%s: another record", name)
		}
		notes := kept.Notes()
		if c.note == "" && len(notes) > 0 || c.note != "" && (len(notes) != 1 || !strings.Contains(notes[0], c.note) || strings.Contains(notes[0], "\n")) {
			t.Errorf("%s: notes %q, want one with %q", name, notes, c.note)
		}
		mended, err := os.ReadFile(files[0])
		if err != nil || !bytes.Equal(mended, whole) {
			t.Errorf("%s: the entry was not replaced (%v)", name, err)
		}
	}
}

func TestCacheIsPrivateAndNeverInTheWay(t *testing.T) {
	dir, cache := t.TempDir(), filepath.Join(t.TempDir(), "a", "b")
	if err := writeCase(dir, 3); err != nil {
		t.Fatal(err)
	}
	want := recordOf(t, []string{dir}, pipeline.Options{}, pipeline.Input{})
	recordOf(t, []string{dir}, pipeline.Options{Cache: openCache(t, cache)}, pipeline.Input{})
	for _, path := range append(entries(t, cache), cache) {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s can be read by others (%v)", path, err)
		}
	}
	// A file in the place of a folder: what can't be kept is noted once.
	blocked := t.TempDir()
	c := openCache(t, blocked)
	for i := range 256 {
		if err := os.WriteFile(filepath.Join(blocked, hex.EncodeToString([]byte{byte(i)})), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if got := recordOf(t, []string{dir}, pipeline.Options{Cache: c}, pipeline.Input{}); !bytes.Equal(want, got) {
		t.Error("another record where nothing can be kept")
	}
	if len(c.Notes()) == 0 {
		t.Error("no note that nothing can be kept")
	}
	if _, err := pipeline.OpenCache(filepath.Join(blocked, "00")); err == nil {
		t.Error("a file is taken for a folder")
	}
}
