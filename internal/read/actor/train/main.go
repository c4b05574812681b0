// Command train learns the two models of package actor from the train part of
// GUM: kinds.tsv says what a phrase denotes, antecedents.tsv ranks antecedents.
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
	docs, err := gold.Load(treebanks, "en_gum-train-*.conllu.gz")
	if err != nil {
		return err
	}
	if len(docs) == 0 {
		return fmt.Errorf("no en_gum-train-*.conllu.gz in %s", treebanks)
	}
	places, err := place.Open()
	if err != nil {
		return err
	}
	kinds, antecedents := actor.Learn(docs, places)
	if err := os.WriteFile(filepath.Join(out, "kinds.tsv"), []byte(kinds), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(out, "antecedents.tsv"), []byte(antecedents), 0o644)
}
