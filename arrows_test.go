package factum_test

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// order lists the packages of the flow from left to right. A package may import
// those to its left and the vocabulary, and nothing of the program else.
var order = []string{
	"internal/read/document", "internal/read/word", "internal/read/text", "internal/read/place", "internal/read/when",
	"internal/read/name", "internal/read/actor", "internal/read/statement", "internal/read/deed", "internal/read/given", "internal/reconcile/origin", "internal/reconcile/event",
	"internal/reconcile/record", "law", "internal/assess/duty", "internal/report", "internal/sample", "internal/pipeline", "cmd",
}

// apart lists what an earlier package would be allowed to import by order, but
// must not: reports are made of the record alone.
var apart = map[string][]string{
	"internal/report": {"internal/read", "internal/reconcile", "internal/assess", "law"},
}

func TestImportsPointOneWay(t *testing.T) {
	t.Parallel()
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports", "./...")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	dec := json.NewDecoder(strings.NewReader(string(out)))
	seen := 0
	for {
		var p struct {
			ImportPath string
			Imports    []string
		}
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		seen++
		from := place(p.ImportPath)
		for _, imp := range p.Imports {
			switch {
			case p.ImportPath == "factum" && strings.Contains(imp, "."):
				t.Errorf("the vocabulary imports %s; it may import the standard library only", imp)
			case !strings.HasPrefix(imp, "factum/"):
				continue
			case from < 0:
				t.Errorf("%s is not in the order of packages", p.ImportPath)
			case place(imp) > from:
				t.Errorf("%s imports %s, which stands to its right", p.ImportPath, imp)
			}
			for _, no := range apart[order[max(from, 0)]] {
				if from >= 0 && strings.HasPrefix(strings.TrimPrefix(imp, "factum/"), no) {
					t.Errorf("%s imports %s", p.ImportPath, imp)
				}
			}
		}
	}
	if seen < len(order) {
		t.Fatalf("go list named %d packages only", seen)
	}
}

// place gives the position of a package in the order; -1 if it has none.
func place(path string) int {
	path = strings.TrimPrefix(path, "factum/")
	return slices.IndexFunc(order, func(p string) bool { return path == p || strings.HasPrefix(path, p+"/") })
}
