// Package pipeline runs the stages: documents are read in parallel, one at a
// time by each worker, then held against each other.
//
// In come the inputs of one case; out goes its record. The record depends on
// the inputs and on the version alone, not on their order or on the number of
// workers. The package has no rule of its own on what anything means.
package pipeline
