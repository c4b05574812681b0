package main

import (
	"factum/internal/read/name/phonetic"
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
	rounds := flag.Int("tune", 0, "fit the weights of the score instead, in this many rounds")
	folds := flag.Int("folds", 3, "what to fit the weights on: 1 and 2 are halves of the data, 3 is all; a half reports on the other and writes nothing")
	calibrated := flag.Bool("calibrate", false, "fit the calibration of the score instead")
	flag.Parse()
	if *calibrated {
		if err := calibration(*data, *out); err != nil {
			fmt.Fprintf(os.Stderr, "learn: %v\n", err)
			os.Exit(1)
		}
		return
	}
	if *rounds > 0 {
		if err := tune(*data, *out, *rounds, *folds); err != nil {
			fmt.Fprintf(os.Stderr, "learn: %v\n", err)
			os.Exit(1)
		}
		return
	}
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
	models := map[string]*phonetic.Model{}
	for _, t := range []struct {
		file  string
		pairs []pair
		set   string // empty: between Latin spellings
	}{
		{"latin", src.latin(), ""},
		{"arabic", src.script("arabic"), "arabic"},
		{"hebrew", src.script("hebrew"), "hebrew"},
		{"cyrillic", src.script("russian"), "russian"},
		{"kana", src.script("katakana"), "katakana"},
		{"hangul", src.script("korean"), "korean"},
		{"han", src.script("chinese"), "chinese"},
	} {
		symmetric := t.set == ""
		abjad := netScript[t.set].Abjad()
		if !tables {
			models[t.set] = phonetic.Costs(tableOf[t.file])
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
		tr := newTrainer(train, symmetric, abjad)
		costs := prune(tr.costs(train, tr.train(train, 8)), symmetric)
		if abjad {
			freeVowels(costs)
		}
		costs = level(costs, symmetric, train)
		models[t.set] = mustModel(costs, symmetric)
		report(t.file, costs, symmetric, train, test)
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
	if err := organisations(data, out); err != nil {
		return err
	}
	if err := nicknames(data, out); err != nil {
		return err
	}
	if err := src.groupsFile(out, models); err != nil {
		return err
	}
	return src.frequency(data, out)
}

var tableOf = map[string]phonetic.Table{"latin": phonetic.ForLatin, "arabic": phonetic.ForArabic, "hebrew": phonetic.ForHebrew,
	"cyrillic": phonetic.ForCyrillic, "kana": phonetic.ForKana, "hangul": phonetic.ForHangul, "han": phonetic.ForHan}
