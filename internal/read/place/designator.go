package place

import (
	_ "embed"
	"fmt"
	"strings"
)

//go:embed lexicon/designators.tsv
var designatorTSV string

// designator is a word that says which kind of place a name is.
type designator struct {
	word          string // normalised
	before, after bool
	kinds         [Town + 1]bool
}

func readDesignators() ([]designator, error) {
	rows, err := rows(designatorTSV, "word", "stands", "kinds")
	if err != nil {
		return nil, fmt.Errorf("designators.tsv: %w", err)
	}
	var all []designator
	for _, row := range rows {
		d := designator{word: row[0], before: row[1] != "after", after: row[1] != "before"}
		for _, name := range strings.Split(row[2], ";") {
			k, ok := parseKind(name)
			if !ok {
				return nil, fmt.Errorf("designators.tsv: %s: no kind %q", d.word, name)
			}
			d.kinds[k] = true
		}
		all = append(all, d)
	}
	return all, nil
}

func parseKind(name string) (Kind, bool) {
	for k, n := range kindNames {
		if n == name && k > 0 {
			return Kind(k), true
		}
	}
	return 0, false
}

// rows reads a table with a comment, a line of column names and tab-separated
// fields, none empty.
func rows(tsv string, columns ...string) ([][]string, error) {
	var all [][]string
	head := false
	for n, line := range strings.Split(tsv, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		fields := strings.Split(line, "\t")
		if len(fields) != len(columns) {
			return nil, fmt.Errorf("line %d: %d fields, not %d", n+1, len(fields), len(columns))
		}
		if !head {
			for i := range fields {
				if fields[i] != columns[i] {
					return nil, fmt.Errorf("line %d: column %q, not %q", n+1, fields[i], columns[i])
				}
			}
			head = true
			continue
		}
		for i := range fields {
			if fields[i] == "" {
				return nil, fmt.Errorf("line %d: %s is empty; write -", n+1, columns[i])
			}
		}
		all = append(all, fields)
	}
	return all, nil
}

// cut takes a designator off a folded name. ok is false when there is none,
// or nothing would be left.
func (g *Gazetteer) cut(folded string) (name string, d *designator, ok bool) {
	for i := range g.signs {
		d := &g.signs[i]
		if d.after {
			if rest, found := strings.CutSuffix(folded, d.word); found && len(rest) > 1 && rest[len(rest)-1] == ' ' {
				return rest[:len(rest)-1], d, true
			}
		}
		if d.before {
			if rest, found := strings.CutPrefix(folded, d.word+" "); found {
				rest = strings.TrimPrefix(rest, "of ")
				rest = strings.TrimPrefix(rest, "the ")
				if rest != "" {
					return rest, d, true
				}
			}
		}
	}
	return "", nil, false
}
