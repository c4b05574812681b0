package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// lexicon is one of our own tables: a header of column names, then rows.
type lexicon struct {
	file    string
	columns map[string]int
	rows    [][]string
}

func readLexicon(dir, file string) (*lexicon, error) {
	data, err := os.ReadFile(filepath.Join(dir, file))
	if err != nil {
		return nil, err
	}
	l := &lexicon{file: file}
	for n, line := range strings.Split(string(data), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		fields := strings.Split(line, "\t")
		if l.columns == nil {
			l.columns = map[string]int{}
			for i, f := range fields {
				l.columns[f] = i
			}
			continue
		}
		if len(fields) != len(l.columns) {
			return nil, fmt.Errorf("%s:%d: %d fields, not %d", file, n+1, len(fields), len(l.columns))
		}
		for i, f := range fields {
			if f == "" {
				return nil, fmt.Errorf("%s:%d: an empty field; write -", file, n+1)
			}
			if f == "-" {
				fields[i] = ""
			}
		}
		l.rows = append(l.rows, fields)
	}
	return l, nil
}

// get gives a field of a row; "" for none.
func (l *lexicon) get(row []string, column string) string {
	i, ok := l.columns[column]
	if !ok {
		panic(l.file + " has no column " + column) // a slip in this program, not in its input
	}
	return row[i]
}

// list gives a field that holds several things.
func (l *lexicon) list(row []string, column string) []string {
	if s := l.get(row, column); s != "" {
		return strings.Split(s, ";")
	}
	return nil
}

// people opens the nouns of a demonym: "Italian+" is Italian and Italians,
// "Dane/Danes" both.
func people(noun string) []string {
	if stem, ok := strings.CutSuffix(noun, "+"); ok {
		return []string{stem, stem + "s"}
	}
	return strings.Split(noun, "/")
}
