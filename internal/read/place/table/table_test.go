package table

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// drawTable draws a small sound table and what its names should give.
func drawTable(t *rapid.T) (*Table, map[string][]Post) {
	tab := &Table{Header: rapid.String().Draw(t, "header")}
	n := rapid.IntRange(1, 40).Draw(t, "places")
	for i := range n {
		r := Record{
			Kind: uint8(rapid.IntRange(int(Country), int(Town)).Draw(t, "kind")), Flags: rapid.Byte().Draw(t, "flags"),
			Country: int32(rapid.IntRange(-1, n-1).Draw(t, "country")), Unit: -1, District: int32(rapid.IntRange(-1, n-1).Draw(t, "district")),
			Lat: int32(rapid.IntRange(-90000, 90000).Draw(t, "lat")), Lon: NoPoint, People: rapid.Uint32().Draw(t, "people"),
			Number: rapid.Uint32().Draw(t, "number"), Name: rapid.String().Draw(t, "name"),
		}
		if rapid.Bool().Draw(t, "has an id") {
			r.ID = fmt.Sprint("id", i)
		}
		tab.Records = append(tab.Records, r)
	}
	for range rapid.IntRange(0, 5).Draw(t, "links") {
		tab.Links = append(tab.Links, Link{int32(rapid.IntRange(0, n-1).Draw(t, "from")), int32(rapid.IntRange(0, n-1).Draw(t, "to")), rapid.Bool().Draw(t, "partly")})
	}
	names := map[string][]Post{}
	for range rapid.IntRange(0, 100).Draw(t, "names") {
		key := rapid.StringMatching(`[a-c]{1,3}( [a-c]{1,2}){0,2}`).Draw(t, "key")
		names[key] = append(names[key], Post{int32(rapid.IntRange(0, n-1).Draw(t, "place")), How(rapid.Byte().Draw(t, "how"))})
	}
	want := map[string][]Post{}
	for k, v := range names {
		want[k] = slices.Clone(v)
	}
	tab.Names = NewNames(names, tab.Records)
	return tab, want
}

func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tab, _ := drawTable(t)
		data := Encode(tab)
		got, err := Decode(data)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(tab.Records, got.Records); diff != "" {
			t.Fatal(diff)
		}
		if got.Header != tab.Header || len(tab.Links)+len(got.Links) > 0 && !cmp.Equal(tab.Links, got.Links) {
			t.Fatal("header or links differ")
		}
		if again := Encode(got); !slices.Equal(again, data) {
			t.Fatal("what was read encodes to other bytes")
		}
	})
}

func TestFind(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tab, want := drawTable(t)
		count := 0
		for key, posts := range want {
			got, _ := tab.Names.Find([]byte(key))
			if got.Len() != min(len(posts), MaxPosts) {
				t.Fatalf("%q has %d posts, want %d", key, got.Len(), len(posts))
			}
			for i := range got.Len() {
				if !slices.Contains(posts, got.At(i)) {
					t.Fatalf("%q has a post that was never put in", key)
				}
				if i > 0 {
					a, b := got.At(i-1), got.At(i)
					if Weight(&tab.Records[a.Place], a.How) < Weight(&tab.Records[b.Place], b.How) {
						t.Fatalf("%q: a less likely place stands first", key)
					}
				}
			}
		}
		last := ""
		for key, posts := range tab.Names.All() {
			if key <= last || posts.Len() == 0 {
				t.Fatalf("%q stands behind %q with %d posts", key, last, posts.Len())
			}
			last = key
			count++
		}
		if count != len(want) {
			t.Fatalf("%d names, want %d", count, len(want))
		}
		probe := rapid.StringMatching(`[a-d]{0,3}( [a-c]{1,2}){0,2}`).Draw(t, "probe")
		got, longer := tab.Names.Find([]byte(probe))
		wantLonger := false
		for key := range want {
			wantLonger = wantLonger || len(key) > len(probe) && key[:len(probe)+1] == probe+" "
		}
		if (got.Len() > 0) != (len(want[probe]) > 0) || longer != wantLonger {
			t.Fatalf("Find(%q) = %d posts, longer %t, want %d, %t", probe, got.Len(), longer, len(want[probe]), wantLonger)
		}
	})
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(nil))
	f.Add([]byte(magic))
	tab := &Table{Header: "h", Records: []Record{{Kind: Country, Country: 0, Unit: -1, District: -1, ID: "XX", Name: "Xland"}, {Kind: Town, Unit: -1, District: -1, Number: 7, Name: "Y"}},
		Links: []Link{{0, 1, true}}}
	tab.Names = NewNames(map[string][]Post{"xland": {{0, 0}}, "y": {{1, Alternate}}}, tab.Records)
	f.Add(Encode(tab))
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := Decode(data)
		if err != nil {
			if !errors.Is(err, ErrBroken) {
				t.Errorf("another error: %v", err)
			}
			return
		}
		for key, posts := range got.Names.All() {
			for i := range posts.Len() {
				_ = got.Records[posts.At(i).Place]
			}
			got.Names.Find([]byte(key))
		}
	})
}
