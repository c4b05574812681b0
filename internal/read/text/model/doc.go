// Package model is the engine of the parser: sparse linear classifiers over
// hashed features, and the tagger, parser, sentence and entity models made of
// them, as they are read from the embedded file.
//
// In come the forms of a sentence; out go label numbers (tags, heads,
// relations) whose names stand in the model file. The package knows no names
// of tags or relations itself and does not learn: package train does, with the
// same feature functions.
package model
