// Package law holds the law as data: the YAML files beside this one, which a
// lawyer can read, review and extend (docs/LAW.md). It has no logic; package
// factum/internal/assess/duty/statute reads the files.
package law

import "embed"

// Files are the built-in law files.
//
//go:embed *.yaml
var Files embed.FS
