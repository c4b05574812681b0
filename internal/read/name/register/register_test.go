package register

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"factum/internal/read/name"
	"factum/internal/shareddata"
)

func readLines(t testing.TB, path string) []string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var lines []string
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		if sc.Text() != "" {
			lines = append(lines, sc.Text())
		}
	}
	if err := sc.Err(); err != nil {
		t.Fatal(err)
	}
	return lines
}

// BenchmarkSearch looks up aliases of the OFAC list and names of nobody among
// the OFAC list and 98,000 background names.
func BenchmarkSearch(b *testing.B) {
	var list strings.Builder
	for _, l := range readLines(b, shareddata.Path(b, "names", "ofac_register.tsv")) {
		list.WriteString(l + "\n")
	}
	for _, l := range readLines(b, shareddata.Path(b, "names", "background_98k.txt")) {
		list.WriteString("bg-" + l + "\t" + l + "\n")
	}
	r, err := Read(strings.NewReader(list.String()))
	if err != nil {
		b.Fatal(err)
	}
	var queries []name.Name
	for _, l := range readLines(b, shareddata.Path(b, "names", "ofac_queries.tsv"))[1:] {
		f := strings.Split(l, "\t")
		queries = append(queries, name.Parse(f[3]))
	}
	for _, l := range readLines(b, shareddata.Path(b, "names", "negatives_2k.txt")) {
		queries = append(queries, name.Parse(l))
	}
	n := 0
	for b.Loop() {
		r.Search(queries[n*7919%len(queries)], 10, 0)
		n++
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "queries/s")
}

const small = "id\tname\na\tHalim Ashraf al-Najjar\na\tAbu Zubayr\nb\tPyotr Sergeevich Orlov\nc\tAnna Orlova\nd\tLi Weiming\ne\tWijoyo Sastro\n"

func read(t testing.TB, list string) *Register {
	t.Helper()
	r, err := Read(strings.NewReader(list))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// first gives the id of the best match, and "" where there is none.
func first(r *Register, query string) string {
	if m := r.Search(name.Parse(query), 10, 0); len(m) > 0 {
		return m[0].ID
	}
	return ""
}

var smallQueries = map[string]string{"Haleem Ashref El Najar": "a", "حليم أشرف النجار": "a", "ORLOV, Piotr": "b", "Пётр Орлов": "b", "Anna Orlova": "c",
	"李伟明": "d", "Wi Joyo Sastro": "e", "W. Sastro": "e", "Qxqxqx": ""}

func TestSearch(t *testing.T) {
	r := read(t, small)
	if r.Len() != 5 || r.Names() != 6 {
		t.Errorf("%d records, %d names", r.Len(), r.Names())
	}
	for q, want := range smallQueries {
		if got := first(r, q); got != want {
			t.Errorf("%q: %q, want %q", q, got, want)
		}
	}
	if m := r.Search(name.Parse("Halim Najjar"), 1, 0); len(m) != 1 {
		t.Errorf("limit 1: %v", m)
	}
	if m := r.Search(name.Parse("Halim Najjar"), 10, 0.999); len(m) != 0 {
		t.Errorf("threshold 0.999: %v", m)
	}
}

// The score in a register is the score of the two names alone.
func TestOneScore(t *testing.T) {
	r := read(t, small)
	for q := range smallQueries {
		a := name.Parse(q)
		for _, m := range r.Search(a, 10, 0) {
			b := name.Parse(m.Name)
			if s := name.Score(&a, &b); s != m.Score {
				t.Errorf("%q, %q: %v in the register, %v alone", q, m.Name, m.Score, s)
			}
		}
	}
}

// A fragment does not speak for a record whose fuller name says something else.
func TestFragment(t *testing.T) {
	r := read(t, "id\tname\na\tHalim\na\tHalim Ashraf Basrawi\nb\tHaleem Najar\n")
	m := r.Search(name.Parse("Halim Najjar"), 10, 0)
	if len(m) == 0 || m[0].ID != "b" {
		t.Fatalf("%v", m)
	}
	for _, x := range m[1:] {
		if x.Name == "Halim" {
			t.Errorf("the fragment speaks for its record: %v", x)
		}
	}
	if got := first(r, "Halim"); got != "a" {
		t.Errorf("the fragment itself is not found: %q", got)
	}
}

func TestAddRemove(t *testing.T) {
	r := New()
	for id, names := range map[string][]string{"a": {"Halim Ashraf al-Najjar", "Abu Zubayr"}, "b": {"Pyotr Orlov"}} {
		if err := r.Add(Record{ID: id, Names: names}); err != nil {
			t.Fatal(err)
		}
	}
	if err := r.Add(Record{ID: "x"}); err == nil {
		t.Error("a record without a name is taken")
	}
	if got := first(r, "Haleem Ashraf Najar"); got != "a" {
		t.Errorf("added record not found: %q", got)
	}
	if err := r.Add(Record{ID: "a", Names: []string{"Greta Molen"}}); err != nil {
		t.Fatal(err)
	}
	if got := first(r, "Halim Ashraf al-Najjar"); got == "a" {
		t.Error("the replaced name is still found")
	}
	if got := first(r, "Greta Molen"); got != "a" || r.Len() != 2 {
		t.Errorf("replacing: %q, %d records", got, r.Len())
	}
	if !r.Remove("b") || r.Remove("b") || r.Remove("nobody") {
		t.Error("Remove says wrongly what was there")
	}
	if got := first(r, "Pyotr Orlov"); got == "b" {
		t.Error("the removed record is still found")
	}
	base := read(t, small)
	if !base.Remove("b") || first(base, "Pyotr Sergeevich Orlov") == "b" {
		t.Error("a record of the list cannot be removed")
	}
	if err := base.Add(Record{ID: "d", Names: []string{"Greta Molen"}}); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "x.idx")
	if err := base.WriteIndex(path); err != nil {
		t.Fatal(err)
	}
	again, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	for q, want := range map[string]string{"Greta Molen": "d", "Halim al-Najjar": "a"} {
		if got := first(again, q); got != want {
			t.Errorf("after writing, %q: %q, want %q", q, got, want)
		}
	}
	if again.Len() != 4 {
		t.Errorf("after writing: %d records", again.Len())
	}
}

func TestIndexFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "small.idx")
	if err := read(t, small).WriteIndex(path); err != nil {
		t.Fatal(err)
	}
	r, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	for q, want := range smallQueries {
		if got := first(r, q); got != want {
			t.Errorf("%q: %q, want %q", q, got, want)
		}
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		what string
		do   func([]byte) []byte
		want string
	}{
		{"cut short", func(b []byte) []byte { return b[:len(b)-9] }, "damaged"},
		{"a byte changed", func(b []byte) []byte { b[len(b)/2] ^= 4; return b }, "damaged"},
		{"a byte of the table changed", func(b []byte) []byte { b[headerSize+3] ^= 1; return b }, "damaged"},
		{"only the magic line", func(b []byte) []byte { return b[:len(magic)] }, "damaged"},
		{"another version", func(b []byte) []byte { b[len(magic)]++; return b }, "version"},
	} {
		bad := filepath.Join(t.TempDir(), "bad.idx")
		if err := os.WriteFile(bad, c.do(append([]byte(nil), data...)), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(bad); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.what, err)
		}
	}
}

func TestFormats(t *testing.T) {
	for _, c := range []struct {
		what, list string
		queries    map[string]string
	}{
		{"CSV with aliases", "\ufeffid,schema,name,aliases\nx1,Person,\"Orlov, Pyotr\",Petya Orloff;P. Orlov\nx2,Company,Larkspur AG,\n",
			map[string]string{"Pyotr Orlov": "x1", "Petya Orloff": "x1"}},
		{"TSV with other columns", "name\tid\tnote\nAda Finch\t7\tz\nGreta Molen\t8\tz\n", map[string]string{"Greta Molen": "8"}},
		{"FollowTheMoney", `{"id":"e1","schema":"Person","properties":{"name":["Halim Najjar"],"alias":["Abu Zubayr"]}}` + "\n\n" +
			`{"id":"e2","schema":"Address","properties":{"name":["Halim Street"]}}` + "\n" + `{"id":"e3","schema":"Company","properties":{"name":["Larkspur AG"]}}` + "\n",
			map[string]string{"Haleem Nadjar": "e1", "Abu Zubair": "e1"}},
		{"UN", `<?xml version="1.0"?><CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><DATAID>11</DATAID><FIRST_NAME>HALIM</FIRST_NAME><SECOND_NAME>NAJJAR</SECOND_NAME>
<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Abu Zubayr</ALIAS_NAME></INDIVIDUAL_ALIAS><INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
<NAME_ORIGINAL_SCRIPT>حليم النجار</NAME_ORIGINAL_SCRIPT></INDIVIDUAL></INDIVIDUALS><ENTITIES><ENTITY><DATAID>12</DATAID><FIRST_NAME>LARKSPUR TRUST</FIRST_NAME></ENTITY></ENTITIES></CONSOLIDATED_LIST>`,
			map[string]string{"Halim Najjar": "11", "حليم النجار": "11", "Abu Zubayr": "11"}},
		{"OFAC XML", `<sdnList xmlns="x"><publshInformation/><sdnEntry><uid>5</uid><firstName>Pyotr</firstName><lastName>ORLOV</lastName><sdnType>Individual</sdnType>
<akaList><aka><uid>6</uid><firstName>Petya</firstName><lastName>ORLOFF</lastName></aka></akaList></sdnEntry></sdnList>`,
			map[string]string{"Pyotr Orlov": "5", "Petya Orloff": "5"}},
		{"OFAC sdn.csv", "36,\"LARKSPUR AIR\",-0- ,\"X\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n173,\"ORLOV, Pyotr\",\"individual\",\"X\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n\x1a\n",
			map[string]string{"Pyotr Orlov": "173"}},
		{"OFAC alt.csv", "173,12,\"aka\",\"ORLOFF, Petya\",-0- \n", map[string]string{"Petya Orloff": "173"}},
	} {
		r, err := Read(strings.NewReader(c.list))
		if err != nil {
			t.Errorf("%s: %v", c.what, err)
			continue
		}
		for q, want := range c.queries {
			if got := first(r, q); got != want {
				t.Errorf("%s: %q: %q, want %q", c.what, q, got, want)
			}
		}
	}
	for what, list := range map[string]string{"": "empty", "Ada Finch\nGreta Molen\n": "unknown format", "a\tb\n1\t2\n": "columns id and name", "id\tname\nonly\n": "line 2",
		"{\"id\":3}\n": "line 1", "{\"schema\":\"Person\"}\n": "no id", "<html/>": "neither", "<sdnList><sdnEntry><lastName>X</lastName></sdnEntry></sdnList>": "no number"} {
		if _, err := Read(strings.NewReader(what)); err == nil || !strings.Contains(err.Error(), list) {
			t.Errorf("%q: %v, want %q", what, err, list)
		}
	}
}

// FuzzRead feeds any bytes to the reader of lists and searches what comes out.
func FuzzRead(f *testing.F) {
	f.Add([]byte(small), "Halim Najjar")
	f.Add([]byte("id,name\n1,\"a\"\n"), "a")
	f.Add([]byte(`{"id":"e1","schema":"Person","properties":{"name":["Halim"]}}`), "x")
	f.Add([]byte("<sdnList><sdnEntry><uid>1</uid><lastName>X</lastName></sdnEntry></sdnList>"), "X")
	f.Fuzz(func(t *testing.T, list []byte, query string) {
		r, err := Read(bytes.NewReader(list))
		if err != nil {
			return
		}
		last := 1.0
		for _, m := range r.Search(name.Parse(query), 5, 0) {
			if m.Score > last || m.Score < 0 {
				t.Errorf("score %v after %v", m.Score, last)
			}
			last = m.Score
		}
	})
}

// FuzzIndex changes bytes of an index file behind its checksum.
func FuzzIndex(f *testing.F) {
	var file bytes.Buffer
	if err := read(f, small).base.write(&file); err != nil {
		f.Fatal(err)
	}
	f.Add(100, byte(1), 400, byte(255))
	f.Fuzz(func(t *testing.T, i int, a byte, j int, b byte) {
		data := make([]byte, (file.Len()+7)&^7)[:file.Len()]
		copy(data, file.Bytes())
		for at, v := range map[int]byte{i: a, j: b} {
			if at >= headerSize && at < len(data) {
				data[at] ^= v
			}
		}
		binary.LittleEndian.PutUint32(data[28:], crc32.Checksum(data[headerSize:], castagnoli))
		x, err := decode(data)
		if err != nil {
			return
		}
		newRegister(x).Search(name.Parse("Halim al-Najjar"), 5, 0)
	})
}

// BenchmarkAdd measures adding and removing one record of a register of 98,000.
func BenchmarkAdd(b *testing.B) {
	lines := readLines(b, shareddata.Path(b, "names", "background_98k.txt"))
	var list strings.Builder
	list.WriteString("id\tname\n")
	for i, l := range lines {
		fmt.Fprintf(&list, "%d\t%s\n", i, l)
	}
	r := read(b, list.String())
	n := 0
	for b.Loop() {
		if err := r.Add(Record{ID: "new", Names: []string{lines[n%len(lines)], lines[(n+7)%len(lines)]}}); err != nil {
			b.Fatal(err)
		}
		r.Remove("new")
		n++
	}
}
