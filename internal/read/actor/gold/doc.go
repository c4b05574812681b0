// Package gold reads the entity layer of the GUM treebank and holds what
// package actor finds against it.
//
// In comes a CoNLL-U file of GUM with its last column; out go documents
// with their gold trees and mentions, and scores: MUC, B³, CEAF-e and their
// mean, the CoNLL F1. It serves training and tests; the program doesn't use it.
package gold
