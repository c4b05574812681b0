package codec_test

import (
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"factum/internal/pipeline/codec"
	"factum/internal/read/statement"
)

// tree has a field of every kind that is kept, and holds itself.
type tree struct {
	Yes     bool
	Small   int8
	Large   int64
	Natural uint16
	Share   float32
	Number  float64
	Word    string
	Pair    [2]string
	Maybe   *float64
	More    []tree
	To      *tree
	Notes   map[string]string
}

func draw(t *rapid.T, depth int) tree {
	v := tree{
		Yes: rapid.Bool().Draw(t, "yes"), Small: rapid.Int8().Draw(t, "small"), Large: rapid.Int64().Draw(t, "large"), Natural: rapid.Uint16().Draw(t, "natural"),
		Share: rapid.Float32().Draw(t, "share"), Number: rapid.Float64().Draw(t, "number"), Word: rapid.String().Draw(t, "word"),
		Pair: [2]string{rapid.String().Draw(t, "first"), "x"},
	}
	if rapid.Bool().Draw(t, "maybe") {
		v.Maybe = &v.Number
	}
	v.Notes = map[string]map[string]string{"nil": nil, "none": {}, "one": {"a": "b", "": "c"}}[rapid.SampledFrom([]string{"nil", "none", "one"}).Draw(t, "notes")]
	if depth > 0 {
		v.More = [][]tree{nil, {}, {draw(t, depth-1), draw(t, depth-1)}}[rapid.IntRange(0, 2).Draw(t, "more")]
		if rapid.Bool().Draw(t, "to") {
			to := draw(t, depth-1)
			v.To = &to
		}
	}
	return v
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	c, err := codec.New[tree]()
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		v := draw(t, 3)
		data := c.Encode(&v)
		got, err := c.Decode(data)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(&v, got) { // nil is not empty
			t.Fatal(cmp.Diff(&v, got))
		}
		if again := c.Encode(got); !cmp.Equal(data, again) {
			t.Fatal("the bytes differ")
		}
		cut := rapid.IntRange(0, len(data)-1).Draw(t, "cut")
		if _, err := c.Decode(data[:cut]); err == nil {
			t.Fatalf("%d of %d bytes are read as a whole", cut, len(data))
		}
	})
}

func TestWhatCannotBeKeptIsRefused(t *testing.T) {
	if _, err := codec.New[struct{ hidden int }](); err == nil || !strings.Contains(err.Error(), "hidden") {
		t.Errorf("a hidden field: %v", err)
	}
	if _, err := codec.New[struct{ Any any }](); err == nil || !strings.Contains(err.Error(), "Any") {
		t.Errorf("an interface: %v", err)
	}
	if _, err := codec.New[struct{ M map[string]int }](); err == nil {
		t.Error("a map of numbers is taken")
	}
	if _, err := codec.New[struct{ S []struct{} }](); err == nil {
		t.Error("values without fields are taken")
	}
}

func TestHostileBytes(t *testing.T) {
	c, err := codec.New[tree]()
	if err != nil {
		t.Fatal(err)
	}
	v := tree{Number: math.Pi}
	whole := c.Encode(&v)
	for name, data := range map[string][]byte{
		"nothing": nil, "many strings": {255, 255, 255, 255, 15, 0}, "long table": {1, 200, 1}, "too much": append(whole, 0),
	} {
		if _, err := c.Decode(data); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	deep := &tree{}
	for range 200 {
		deep = &tree{To: deep}
	}
	if _, err := c.Decode(c.Encode(deep)); err == nil || !strings.Contains(err.Error(), "deep") {
		t.Errorf("200 levels: %v", err)
	}
}

// FuzzDecode reads any bytes: an error, or a value that is written as such.
func FuzzDecode(f *testing.F) {
	c, err := codec.New[statement.Reading]()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(c.Encode(&statement.Reading{Source: "a", Statements: []statement.Statement{{Who: []int{1, 2}, Verb: "arrest"}}}))
	f.Fuzz(func(t *testing.T, data []byte) {
		v, err := c.Decode(data)
		if err != nil {
			return
		}
		if _, err := c.Decode(c.Encode(v)); err != nil {
			t.Fatal(err)
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	c, err := codec.New[statement.Reading]()
	if err != nil {
		b.Fatal(err)
	}
	r := statement.Reading{}
	for range 40 {
		r.Statements = append(r.Statements, statement.Statement{Who: []int{1}, Whom: []int{2}, Verb: "arrest", Reader: "rules", When: &statement.Time{Text: "on Monday"}})
	}
	data := c.Encode(&r)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := c.Decode(data); err != nil {
			b.Fatal(err)
		}
	}
}
