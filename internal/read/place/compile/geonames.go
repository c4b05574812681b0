package main

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// town is a line of GeoNames' cities500.
type town struct {
	number     uint32
	name       string
	ascii      string
	alternates []string
	lat, lon   float64
	feature    string // feature code: PPLC capital, PPLA seat of a unit, PPLX section of a town, ...
	country    string
	unit       string // "IT.12", "" = not known
	district   string // "IT.12.TO", "" = not known
	people     uint32
}

func readTowns(s *sources) ([]town, error) {
	data, err := s.file(cities500, "dist/cities500.txt")
	if err != nil {
		return nil, err
	}
	var towns []town
	for n, line := range strings.Split(string(data), "\n") {
		f := strings.Split(line, "\t")
		if len(f) < 15 {
			if strings.TrimSpace(line) != "" {
				return nil, fmt.Errorf("cities500.txt:%d: %d fields", n+1, len(f))
			}
			continue
		}
		number, err1 := strconv.ParseUint(f[0], 10, 32)
		lat, err2 := strconv.ParseFloat(f[4], 64)
		lon, err3 := strconv.ParseFloat(f[5], 64)
		people, err4 := strconv.ParseUint(f[14], 10, 32)
		for _, err := range []error{err1, err2, err3, err4} {
			if err != nil {
				return nil, fmt.Errorf("cities500.txt:%d: %w", n+1, err)
			}
		}
		t := town{uint32(number), f[1], f[2], nil, lat, lon, f[7], f[8], "", "", uint32(people)}
		if f[3] != "" {
			t.alternates = strings.Split(f[3], ",")
		}
		if f[10] != "" {
			t.unit = f[8] + "." + f[10]
		}
		if f[10] != "" && f[11] != "" {
			t.district = t.unit + "." + f[11]
		}
		towns = append(towns, t)
	}
	return towns, nil
}

// readCodes gives the names of units ("admin1.json") or districts.
func readCodes(s *sources, file string) (map[string]string, error) {
	data, err := s.file(citiesJSON, file)
	if err != nil {
		return nil, err
	}
	var list []struct{ Code, Name string }
	if err := json.Unmarshal(data, &list); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	names := make(map[string]string, len(list))
	for _, x := range list {
		names[x.Code] = x.Name
	}
	return names, nil
}

// readLabels gives the names in one language by GeoNames number or code; nil
// if the package hasn't got that language.
func readLabels(s *sources, language string) (map[string]string, error) {
	path := "usr/share/locale/" + language + "/LC_MESSAGES/geonames.mo"
	data, ok := s.files[geonamesCommon.file][path]
	if !ok {
		return nil, nil
	}
	labels, err := parseMO(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return labels, nil
}

// parseMO reads a catalogue of GNU gettext (gettext manual, "The Format of GNU MO Files").
func parseMO(data []byte) (map[string]string, error) {
	word := func(at uint32) uint32 {
		if uint64(at)+4 > uint64(len(data)) {
			return 0
		}
		return binary.LittleEndian.Uint32(data[at:])
	}
	if word(0) != 0x950412de {
		return nil, fmt.Errorf("no little-endian MO file")
	}
	text := func(table, i uint32) (string, error) {
		size, at := word(table+8*i), word(table+8*i+4)
		if uint64(at)+uint64(size) > uint64(len(data)) {
			return "", fmt.Errorf("string %d outside the file", i)
		}
		return string(data[at : at+size]), nil
	}
	labels := map[string]string{}
	n, from, to := word(8), word(12), word(16)
	if uint64(n)*16 > uint64(len(data)) {
		return nil, fmt.Errorf("%d strings in %d bytes", n, len(data))
	}
	for i := range n {
		key, err := text(from, i)
		if err != nil {
			return nil, err
		}
		value, err := text(to, i)
		if err != nil {
			return nil, err
		}
		if key != "" {
			labels[key] = value
		}
	}
	return labels, nil
}
