// Package text turns a document into sentences, tokens and trees.
//
// In comes a [factum.Document] with its canonical text and blocks; out goes a
// [Text]: sentences and tokens with byte offsets into that text, parts of
// speech, features, lemmas, dependency trees (Universal Dependencies) and
// entity spans. The package knows nothing of cases, people or law; what it
// knows of the language it has learned from treebanks (see the folders train
// and model).
package text
