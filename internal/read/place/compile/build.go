package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"factum/internal/read/place"
	"factum/internal/read/place/table"
)

// minPeople is the population from which a town is listed; seats of units
// and the towns of our lexicon are listed whatever theirs.
const minPeople = 3000

// builder puts the table together.
type builder struct {
	cldr      *cldr
	towns     []town
	unitNames map[string]string            // GeoNames, as of 2025
	distNames map[string]string            // likewise
	labels    map[string]map[string]string // language → id → name
	common    map[string]bool              // everyday English words
	rare      map[string]bool              // these and rarer ones

	countries, areas, units, townWords, claims *lexicon
	designators                                []string // words for units that stand behind a name
	leading                                    []string // and before it

	records []table.Record
	index   map[string]int32 // id → record; towns as gnNUMBER
	links   []table.Link
	names   map[string][]table.Post
	script  map[string]string // country → script of its place names
}

func build(s *sources, dir string) (*table.Table, error) {
	b := &builder{index: map[string]int32{}, names: map[string][]table.Post{}, labels: map[string]map[string]string{}, script: map[string]string{}}
	if err := b.read(s, dir); err != nil {
		return nil, err
	}
	b.addCountries()
	if err := b.addAreas(); err != nil {
		return nil, err
	}
	selected := b.selectTowns()
	b.addUnits(selected)
	b.addTowns(selected)
	if err := b.addLinks(); err != nil {
		return nil, err
	}
	b.nameCountries()
	b.nameAreas()
	if err := b.nameUnits(); err != nil {
		return nil, err
	}
	b.nameDistricts()
	if err := b.nameTowns(selected); err != nil {
		return nil, err
	}
	b.clean()
	b.markNamesakes()

	t := &table.Table{Header: header(), Records: b.records, Links: b.links}
	t.Names = table.NewNames(b.names, b.records)
	return t, nil
}

func header() string {
	var h strings.Builder
	h.WriteString("Places of the world. Compiled by internal/read/place/compile from:\n")
	for _, src := range allSources {
		fmt.Fprintf(&h, "- %s\n", src.says)
	}
	h.WriteString("- demonyms, variants, areas, former States, claims: lexicons of Factum, Apache-2.0\n")
	return h.String()
}

func (b *builder) read(s *sources, dir string) (err error) {
	if b.cldr, err = readCLDR(s); err != nil {
		return err
	}
	if b.towns, err = readTowns(s); err != nil {
		return err
	}
	if b.unitNames, err = readCodes(s, "admin1.json"); err != nil {
		return err
	}
	if b.distNames, err = readCodes(s, "admin2.json"); err != nil {
		return err
	}
	for _, lang := range append([]string{"en"}, languages...) {
		if b.labels[lang], err = readLabels(s, lang); err != nil {
			return err
		}
	}
	if b.common, err = readWords(s, 10, 20, 35, 40); err != nil {
		return err
	}
	if b.rare, err = readWords(s, 10, 20, 35, 40, 50, 55, 60); err != nil {
		return err
	}
	for file, into := range map[string]**lexicon{
		"countries.tsv": &b.countries, "areas.tsv": &b.areas, "units.tsv": &b.units, "towns.tsv": &b.townWords, "claims.tsv": &b.claims,
	} {
		if *into, err = readLexicon(dir, file); err != nil {
			return err
		}
	}
	signs, err := readLexicon(dir, "designators.tsv")
	if err != nil {
		return err
	}
	for _, row := range signs.rows {
		if kinds := signs.list(row, "kinds"); !slices.Contains(kinds, "unit") && !slices.Contains(kinds, "district") || slices.Contains(kinds, "landform") {
			continue
		}
		if stands := signs.get(row, "stands"); stands != "before" {
			b.designators = append(b.designators, signs.get(row, "word"))
		}
		if stands := signs.get(row, "stands"); stands != "after" {
			b.leading = append(b.leading, signs.get(row, "word"))
		}
	}
	return nil
}

func (b *builder) add(r table.Record) {
	i := int32(len(b.records))
	b.records = append(b.records, r)
	id := r.ID
	if id == "" {
		id = fmt.Sprint("gn", r.Number)
	}
	b.index[id] = i
}

func (b *builder) addCountries() {
	l := b.countries
	middles := b.middles(func(t town) string { return t.country })
	for _, row := range l.rows {
		code := l.get(row, "code")
		r := table.Record{Kind: table.Country, ID: code, Name: l.get(row, "name"), Unit: -1, District: -1, Country: int32(len(b.records)), People: b.cldr.people[code]}
		if l.get(row, "kind") == "t" {
			r.Kind = table.Territory
		}
		if l.get(row, "the") == "the" {
			r.Flags |= table.Article
		}
		r.Lat, r.Lon = middles[code].point()
		b.script[code] = l.get(row, "script")
		b.add(r)
	}
}

// selectTowns picks the towns that are listed, in the order of the table.
func (b *builder) selectTowns() []town {
	wanted := map[string]bool{}
	for _, row := range b.townWords.rows {
		wanted[b.townWords.get(row, "id")] = true
	}
	var selected []town
	for _, t := range b.towns {
		switch t.feature {
		case "PPLH", "PPLW", "PPLQ", "PPLCH": // historical, destroyed, abandoned, former capital
			if !wanted[fmt.Sprint("gn", t.number)] {
				continue
			}
		}
		if _, ok := b.index[t.country]; !ok {
			continue
		}
		if t.people >= minPeople || t.feature == "PPLC" || t.feature == "PPLA" || wanted[fmt.Sprint("gn", t.number)] {
			selected = append(selected, t)
		}
	}
	slices.SortFunc(selected, func(x, y town) int {
		return cmp.Or(cmp.Compare(x.country, y.country), cmp.Compare(x.unit, y.unit), cmp.Compare(x.district, y.district), cmp.Compare(x.number, y.number))
	})
	return selected
}

// addUnits adds every unit that has a name, and the named districts of the
// selected towns.
func (b *builder) addUnits(selected []town) {
	ids := map[string]bool{}
	for id := range b.unitNames {
		ids[id] = true
	}
	for id := range b.labels["en"] {
		if strings.Contains(id, ".") {
			ids[id] = true
		}
	}
	middles := b.middles(func(t town) string { return t.unit })
	for _, id := range sorted(ids) {
		country, _, _ := strings.Cut(id, ".")
		c, ok := b.index[country]
		if !ok {
			continue
		}
		r := table.Record{Kind: table.Unit, ID: id, Name: b.unitName(id), Country: c, Unit: int32(len(b.records)), District: -1, People: middles[id].people}
		r.Lat, r.Lon = middles[id].point()
		b.add(r)
	}

	clear(ids)
	for _, t := range selected {
		if b.distNames[t.district] != "" {
			ids[t.district] = true
		}
	}
	middles = b.middles(func(t town) string { return t.district })
	for _, id := range sorted(ids) {
		country, _, _ := strings.Cut(id, ".")
		unit, ok := b.index[id[:strings.LastIndex(id, ".")]]
		if !ok {
			unit = -1
		}
		r := table.Record{Kind: table.District, ID: id, Name: b.distNames[id], Country: b.index[country], Unit: unit, District: int32(len(b.records)), People: middles[id].people}
		r.Lat, r.Lon = middles[id].point()
		b.add(r)
	}
}

func (b *builder) addTowns(selected []town) {
	seats := map[string]string{}
	names := map[string]string{}
	l := b.townWords
	for _, row := range l.rows {
		seats[l.get(row, "id")] = l.get(row, "seat")
		names[l.get(row, "id")] = l.get(row, "name")
	}
	for _, t := range selected {
		id := fmt.Sprint("gn", t.number)
		r := table.Record{Kind: table.Town, Number: t.number, Name: cmp.Or(names[id], b.townName(t)), Country: b.index[t.country], Unit: -1, District: -1, People: t.people,
			Lat: int32(math.Round(t.lat * 1000)), Lon: int32(math.Round(t.lon * 1000))}
		if u, ok := b.index[t.unit]; ok {
			r.Unit = u
		}
		if d, ok := b.index[t.district]; ok {
			r.District = d
		}
		switch t.feature {
		case "PPLC":
			r.Flags |= table.Capital
		case "PPLX":
			r.Flags |= table.Section
		}
		if seats[id] != "" {
			r.Flags |= table.Seat
		}
		if strings.HasPrefix(r.Name, "The ") {
			r.Flags |= table.Article
		}
		b.add(r)
	}
}

// markNamesakes marks the units and districts that are named as one of their
// larger towns: the bare name means the town first.
func (b *builder) markNamesakes() {
	for i := range b.records {
		r := &b.records[i]
		if r.Kind != table.Unit && r.Kind != table.District {
			continue
		}
		core, _ := b.core(r.Name)
		for _, p := range slices.Concat(b.names[place.Fold(r.Name)], b.names[core]) {
			t := &b.records[p.Place]
			if t.Kind == table.Town && p.How&^table.Word == 0 && (t.Unit == int32(i) || t.District == int32(i)) && t.People >= r.People/10 {
				r.Flags |= table.Namesake
			}
		}
	}
}

// middle sums up where the people of a country, unit or district live.
type middle struct {
	x, y, z, weight float64
	people          uint32
}

func (b *builder) middles(of func(town) string) map[string]middle {
	all := map[string]middle{}
	for _, t := range b.towns {
		id := of(t)
		if id == "" || t.feature == "PPLX" {
			continue
		}
		m, w := all[id], float64(t.people)+1
		lat, lon := t.lat*math.Pi/180, t.lon*math.Pi/180
		m.x += w * math.Cos(lat) * math.Cos(lon)
		m.y += w * math.Cos(lat) * math.Sin(lon)
		m.z += w * math.Sin(lat)
		m.weight += w
		m.people += t.people
		all[id] = m
	}
	return all
}

func (m middle) point() (lat, lon int32) {
	if m.weight == 0 {
		return table.NoPoint, table.NoPoint
	}
	degrees := 1000 * 180 / math.Pi
	return int32(math.Round(math.Atan2(m.z, math.Hypot(m.x, m.y)) * degrees)), int32(math.Round(math.Atan2(m.y, m.x) * degrees))
}

func sorted(set map[string]bool) []string {
	list := make([]string, 0, len(set))
	for x := range set {
		list = append(list, x)
	}
	slices.Sort(list)
	return list
}
