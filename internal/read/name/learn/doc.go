// Command learn makes the tables that package name and its subfolders embed,
// from the romanisation pairs, registers and background names of the data
// folder:
//
//	go run ./internal/read/name/learn -data ../shared/names
//
// It writes phonetic/costs/*.tsv (how dear it is to turn some letters into
// others, one table a script), data/groups.tsv.gz (spellings of one name that
// letters do not explain) and data/frequency.tsv.gz (how common a name is).
// The result depends on the data alone: the same data give the same files.
package main
