// Package shareddata finds the data that tests measure on: the folder "shared"
// beside the checkout, or the one that FACTUM_SHARED names. Only tests import it.
package shareddata

import (
	"os"
	"path/filepath"
	"testing"
)

// Path gives a path in the shared data. Without it the test is skipped, in CI
// (where CI is set) it fails.
func Path(t testing.TB, elem ...string) string {
	t.Helper()
	path := filepath.Join(append([]string{root(t)}, elem...)...)
	if _, err := os.Stat(path); err != nil {
		missing(t, path)
	}
	return path
}

// Glob gives the files of the shared data that match, as [Path] does one.
func Glob(t testing.TB, elem ...string) []string {
	t.Helper()
	pattern := filepath.Join(append([]string{root(t)}, elem...)...)
	files, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		missing(t, pattern)
	}
	return files
}

func missing(t testing.TB, path string) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatalf("no shared data at %s", path)
	}
	t.Skipf("no shared data at %s", path)
}

// root is the folder of the shared data, whether it is there or not.
func root(t testing.TB) string {
	t.Helper()
	if dir := os.Getenv("FACTUM_SHARED"); dir != "" {
		return dir
	}
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return filepath.Join(filepath.Dir(dir), "shared")
		}
		if filepath.Dir(dir) == dir {
			t.Fatal("the test doesn't run in the checkout")
		}
		dir = filepath.Dir(dir)
	}
}
