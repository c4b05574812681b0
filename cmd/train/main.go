// Command train makes the language model that is embedded in factum:
//
//	go run ./cmd/train
//
// It reads the treebanks in ../shared/treebanks and names of people in
// ../shared/names (FACTUM_SHARED overrides ../shared) and the names of places in
// internal/read/place/places.table, writes internal/read/text/model/english.bin
// and prints the scores on the development sets. The same input gives the same
// bytes on any amd64 machine; it takes about ten minutes on two idle cores.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"factum/internal/read/text/train"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintf(os.Stderr, "train: %v\n", err)
		os.Exit(1)
	}
}

func run() error {
	shared := os.Getenv("FACTUM_SHARED")
	if shared == "" {
		shared = "../shared"
	}
	o := train.Options{Log: os.Stdout}
	out := flag.String("out", "internal/read/text/model/english.bin", "the `file` to write")
	flag.StringVar(&o.Dir, "treebanks", filepath.Join(shared, "treebanks"), "the `folder` of the treebanks")
	flag.StringVar(&o.Domain, "domain", "internal/read/text/train/domain", "the `folder` of our own treebank")
	places := flag.String("places", "internal/read/place/places.table", "the `table` of places")
	flag.StringVar(&o.Names, "names", filepath.Join(shared, "names"), "the `folder` of people's names")
	flag.IntVar(&o.Tagging, "tagging", 6, "epochs of the tagger")
	flag.IntVar(&o.Parsing, "parsing", 26, "epochs of the parser")
	flag.IntVar(&o.Folds, "folds", 5, "folds of the jackknife")
	flag.Parse()
	var err error
	if o.Places, err = placeNames(*places); err != nil {
		return err
	}
	m, err := train.Train(o)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := m.Write(&b); err != nil {
		return err
	}
	fmt.Printf("%d bytes\n", b.Len())
	return os.WriteFile(*out, b.Bytes(), 0o644)
}
