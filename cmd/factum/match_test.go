package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// call runs one command line.
func call(t *testing.T, in string, args ...string) (out, errs string, status int) {
	t.Helper()
	var o, e bytes.Buffer
	status = run(args, streams{strings.NewReader(in), &o, &e})
	return o.String(), e.String(), status
}

func writeTemp(t *testing.T, file, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), file)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

const listOfThree = "id\tname\n1\tHalim Ashraf al-Najjar\n1\tAbu Zubayr\n2\tPyotr Sergeevich Orlov\n3\tGreta van der Molen\n"

func TestMatch(t *testing.T) {
	list := writeTemp(t, "list.tsv", listOfThree)
	out, errs, status := call(t, "Haleem Najar\r\n\"Qxqx\nOrlov, Piotr\n\n", "match", "--register", list, "--batch", "-", "--limit", "2")
	if status != exitDone {
		t.Fatalf("exit %d: %s", status, errs)
	}
	var got []string
	for line := range strings.Lines(out) {
		var a struct {
			Query   string
			Matches []struct {
				ID    string
				Name  string
				Score float64
			}
		}
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		best := ""
		if len(a.Matches) > 0 {
			best = a.Matches[0].ID
		}
		if a.Matches == nil || len(a.Matches) > 2 {
			t.Errorf("%q: matches %v", a.Query, a.Matches)
		}
		got = append(got, a.Query+"="+best)
	}
	if s := strings.Join(got, "|"); s != "Haleem Najar=1|\"Qxqx=|Orlov, Piotr=2|=" {
		t.Errorf("answers: %s", s)
	}
	index := filepath.Join(t.TempDir(), "list.idx")
	if _, errs, status := call(t, "", "match", "--register", list, "--write-index", index); status != exitDone || !strings.Contains(errs, "3 records, 4 names") {
		t.Fatalf("write-index: exit %d: %s", status, errs)
	}
	out, _, status = call(t, "", "match", "--register", index, "--json", "Greta Molen")
	if status != exitDone || !strings.Contains(out, `"id":"3"`) || !strings.Contains(out, `"reason"`) {
		t.Errorf("from the index: exit %d: %s", status, out)
	}
	out, _, _ = call(t, "", "match", "--register", index, "--threshold", "0.99", "Greta Mole")
	if !strings.Contains(out, "nobody") {
		t.Errorf("threshold: %s", out)
	}
}

func TestMatchErrors(t *testing.T) {
	list := writeTemp(t, "list.tsv", listOfThree)
	for _, c := range []struct {
		args   []string
		status int
		want   string
	}{
		{[]string{"match", "X"}, exitUsage, "--register"},
		{[]string{"match", "--register", list}, exitUsage, "no name"},
		{[]string{"match", "--register", list, "--limit", "0", "X"}, exitUsage, "--limit"},
		{[]string{"match", "--register", list, "--threshold", "2", "X"}, exitUsage, "--threshold"},
		{[]string{"match", "--register", list, "--batch", list, "X"}, exitUsage, "--batch"},
		{[]string{"match", "--register", list, "--kind", "ship", "X"}, exitUsage, "--kind"},
		{[]string{"match", "--register", list + "x", "X"}, exitFailed, "no such file"},
		{[]string{"match", "--register", writeTemp(t, "bad", "a\tb\n"), "X"}, exitFailed, "id and name"},
		{[]string{"match", "--register", list, "--batch", list + "x"}, exitFailed, "no such file"},
		{[]string{"compare", "X"}, exitUsage, "want two"},
		{[]string{"compare", "--batch", list}, exitFailed, "name1"},
	} {
		_, errs, status := call(t, "", c.args...)
		if status != c.status || !strings.Contains(errs, c.want) || strings.Count(errs, "\n") != 1 {
			t.Errorf("%v: exit %d: %q", c.args, status, errs)
		}
	}
}

func TestCompare(t *testing.T) {
	out, errs, status := call(t, "", "compare", "Halim Najjar", "حليم النجار")
	if status != exitDone || strings.Count(out, "\n") != 3 || !strings.Contains(out, "Arabic letters romanised") {
		t.Errorf("exit %d: %s%s", status, out, errs)
	}
	pairs := "case,schema,name1,name2,score\n7,Person,\"Orlov, Pyotr\",Пётр Орлов,x\n8,Company,Larkspur AG,Larkspur Aktiengesellschaft,\n9,Person,Ada Finch,Halim Najjar,\n"
	out, errs, status = call(t, pairs, "compare", "--batch", "-")
	if status != exitDone {
		t.Fatalf("exit %d: %s", status, errs)
	}
	rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	if err != nil || len(rows) != 4 || strings.Join(rows[0], ",") != "case,schema,name1,name2,score" || rows[1][2] != "Orlov, Pyotr" {
		t.Fatalf("%v %v", rows, err)
	}
	if rows[1][4] < "0.9" || rows[2][4] < "0.9" || rows[3][4] > "0.1" {
		t.Errorf("scores %s, %s, %s", rows[1][4], rows[2][4], rows[3][4])
	}
}
