// Package sample holds the sample case that ships in the program: five short
// reports, written for it from public facts (see reports/README.md).
package sample

import (
	"embed"
	"io/fs"
)

//go:embed reports
var files embed.FS

// Reports gives the five reports, and what is said of them.
func Reports() fs.FS {
	sub, err := fs.Sub(files, "reports")
	if err != nil {
		panic(err) // the folder is embedded
	}
	return sub
}
