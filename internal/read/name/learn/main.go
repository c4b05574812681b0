package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	data := flag.String("data", "../shared/names", "folder of the development data")
	out := flag.String("out", "internal/read/name", "folder of package name")
	tables := flag.Bool("tables", true, "learn the letter costs too")
	held := flag.Int("held", -1, "leave out this tenth of the pairs (0 to 9) and report on it")
	flag.Parse()
	if err := learn(*data, *out, *held, *tables); err != nil {
		fmt.Fprintf(os.Stderr, "learn: %v\n", err)
		os.Exit(1)
	}
}

// learn makes all tables.
func learn(data, out string, held int, tables bool) error {
	src, err := read(data)
	if err != nil {
		return err
	}
	for _, t := range []struct {
		file      string
		pairs     []pair
		symmetric bool
	}{
		{"latin", src.latin(), true},
		{"arabic", src.script("arabic"), false},
		{"hebrew", src.script("hebrew"), false},
		{"cyrillic", src.script("russian"), false},
		{"kana", src.script("katakana"), false},
		{"hangul", src.script("korean"), false},
		{"han", src.script("chinese"), false},
	} {
		if !tables {
			continue
		}
		var train, test []pair
		for i, p := range t.pairs {
			if i%10 == held {
				test = append(test, p)
			} else {
				train = append(train, p)
			}
		}
		tr := newTrainer(train, t.symmetric)
		costs := prune(tr.costs(train, tr.train(train, 8)), t.symmetric)
		report(t.file, costs, t.symmetric, train, test)
		header := fmt.Sprintf("# Costs in nats of turning letters into letters (%s), learned by ../learn from %d pairs of spellings; sources in NOTICE.\n", t.file, len(train))
		if held >= 0 {
			continue
		}
		if err := writeFile(filepath.Join(out, "phonetic", "costs", t.file+".tsv"), format(costs, header)); err != nil {
			return err
		}
	}
	if held >= 0 {
		return nil
	}
	if err := nicknames(data, out); err != nil {
		return err
	}
	return src.frequency(data, out)
}
