// Command train learns the two models of package actor from the train part of
// GUM, each document with its gold trees and with those of the embedded parser:
// kinds.tsv says what a phrase denotes, antecedents.tsv ranks antecedents.
//
// Run it from the root of the repository, with the treebanks beside it:
//
//	go run ./internal/read/actor/train ../shared/treebanks internal/read/actor
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"factum/internal/read/actor"
	"factum/internal/read/actor/gold"
	"factum/internal/read/place"
	"factum/internal/read/text"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: train TREEBANKS OUT_DIR")
		os.Exit(2)
	}
	if err := train(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func train(treebanks, out string) error {
	const pattern = "en_gum-train-*.conllu.gz"
	docs, err := gold.Load(treebanks, pattern)
	if err != nil {
		return err
	}
	if len(docs) == 0 {
		return fmt.Errorf("no %s in %s", pattern, treebanks)
	}
	parsed, err := gold.Load(treebanks, pattern)
	if err != nil {
		return err
	}
	reader, err := text.New()
	if err != nil {
		return err
	}
	for _, d := range parsed {
		for i := range d.Text.Sentences {
			reader.ReadTokens(&d.Text.Sentences[i])
			if i%3 != 0 { // the parser has learned from these spans: two thirds of them are left out
				d.Text.Sentences[i].Spans = nil
			}
		}
	}
	places, err := place.Open()
	if err != nil {
		return err
	}
	kinds, antecedents := actor.Learn([][]*gold.Document{docs, parsed}, places)
	if err := os.WriteFile(filepath.Join(out, "kinds.tsv"), []byte(kinds), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(out, "antecedents.tsv"), []byte(antecedents), 0o644)
}
