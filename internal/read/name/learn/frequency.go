package main

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"factum/internal/read/name"
	"factum/internal/read/name/romanise"
)

// frequency counts how common the keys of names are: background names,
// registers (what people are called who get listed) and the Latin side of the
// romanisation pairs.
func (s *source) frequency(folder, out string) error {
	counts := map[string]float64{}
	add := func(text string, weight float64) {
		n := name.Parse(text)
		for _, p := range n.Core() {
			if p.Script == romanise.Latin && p.Role != name.Initial && len(p.Key) > 1 {
				counts[p.Key] += weight
			}
		}
	}
	if err := lines(filepath.Join(folder, "background_98k.txt"), func(l string) { add(l, 1) }); err != nil {
		return err
	}
	for _, register := range []string{"un_register.tsv", "ofac_register.tsv"} {
		err := lines(filepath.Join(folder, register), func(l string) {
			if _, text, ok := strings.Cut(l, "\t"); ok && text != "name" {
				add(text, 4)
			}
		})
		if err != nil {
			return err
		}
	}
	for _, set := range sortedKeys(s.groups) {
		for _, o := range sortedKeys(s.groups[set]) {
			for _, v := range s.groups[set][o] {
				counts[v.latin] += min(v.count, 400) / 4
			}
		}
	}
	keys := sortedKeys(counts)
	slices.SortStableFunc(keys, func(a, b string) int { return cmp.Compare(counts[b], counts[a]) })
	var b strings.Builder
	b.WriteString("# How often keys of names occur, for their weight. Made by learn; sources in NOTICE.\n")
	n := 0
	for _, k := range keys {
		if counts[k] < 2 {
			break
		}
		fmt.Fprintf(&b, "%s\t%.0f\n", k, counts[k])
		n++
	}
	fmt.Printf("frequency\t%d of %d keys\n", n, len(keys))
	return writeGzip(filepath.Join(out, "data", "frequency.tsv.gz"), b.String())
}

// writeGzip writes text compressed, without a time in the header.
func writeGzip(path, text string) error {
	var buf bytes.Buffer
	w, err := gzip.NewWriterLevel(&buf, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := w.Write([]byte(text)); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	if err := os.WriteFile(path, buf.Bytes(), 0o644); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	fmt.Printf("%s\t%d bytes\n", path, buf.Len())
	return nil
}
