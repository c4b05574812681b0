// Package train makes the embedded model of package text out of treebanks in
// CoNLL-U: tagger, parser, lemmas, sentence borders and entity spans. It is
// deterministic: the same treebanks give the same bytes.
//
// The program in cmd/train runs it and reports what the model scores.
package train
