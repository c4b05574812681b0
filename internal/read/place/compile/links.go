package main

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"factum/internal/read/place/table"
)

var areaKinds = map[string]uint8{"f": table.Former, "a": table.Area, "w": table.Water, "l": table.Landform}

// addAreas adds former States, parts of the world, waters and landforms.
func (b *builder) addAreas() error {
	l := b.areas
	for _, row := range l.rows {
		r := table.Record{ID: l.get(row, "id"), Name: l.get(row, "name"), Kind: areaKinds[l.get(row, "kind")], Country: -1, Unit: -1, District: -1, Lat: table.NoPoint, Lon: table.NoPoint}
		if r.Kind == 0 {
			return fmt.Errorf("areas.tsv: %s: no kind %q", r.ID, l.get(row, "kind"))
		}
		if _, twice := b.index[r.ID]; twice {
			return fmt.Errorf("areas.tsv: %s stands twice", r.ID)
		}
		if l.get(row, "the") == "the" {
			r.Flags |= table.Article
		}
		if at := l.get(row, "at"); at != "" {
			lat, lon, ok := strings.Cut(at, ",")
			x, err1 := strconv.ParseFloat(lat, 64)
			y, err2 := strconv.ParseFloat(lon, 64)
			if !ok || err1 != nil || err2 != nil {
				return fmt.Errorf("areas.tsv: %s: bad point %q", r.ID, at)
			}
			r.Lat, r.Lon = int32(x*1000), int32(y*1000)
		}
		b.add(r)
	}
	return nil
}

// addLinks ties areas to what they are made of, dependencies and claimed land
// to States, and areas to the country or area that holds them.
func (b *builder) addLinks() error {
	wholly, partly := map[int32][]int32{}, map[int32][]int32{}
	l := b.areas
	for _, row := range l.rows {
		a := b.index[l.get(row, "id")]
		var err error
		if wholly[a], err = b.parts(l.get(row, "members")); err != nil {
			return fmt.Errorf("areas.tsv: %s: %w", l.get(row, "id"), err)
		}
		if partly[a], err = b.parts(l.get(row, "partly")); err != nil {
			return fmt.Errorf("areas.tsv: %s: %w", l.get(row, "id"), err)
		}
		partly[a] = slices.DeleteFunc(partly[a], func(x int32) bool { return slices.Contains(wholly[a], x) })
	}
	b.holdAreas(wholly, partly)

	l = b.countries
	for _, row := range l.rows {
		c := b.index[l.get(row, "code")]
		for _, of := range strings.Fields(l.get(row, "of")) {
			state, ok := b.index[of[1:]]
			switch {
			case !ok:
				return fmt.Errorf("countries.tsv: %s: no country %q", l.get(row, "code"), of[1:])
			case of[0] == '=':
				wholly[state] = append(wholly[state], c)
			case of[0] == '~':
				partly[state] = append(partly[state], c)
			default:
				return fmt.Errorf("countries.tsv: %s: %q begins with neither = nor ~", l.get(row, "code"), of)
			}
		}
	}
	l = b.claims
	for _, row := range l.rows {
		state, ok := b.index[l.get(row, "state")]
		if !ok {
			return fmt.Errorf("claims.tsv: no country %q", l.get(row, "state"))
		}
		land, err := b.parts(l.get(row, "land"))
		if err != nil {
			return fmt.Errorf("claims.tsv: %s: %w", l.get(row, "state"), err)
		}
		partly[state] = append(partly[state], land...)
	}

	for from, all := range wholly {
		for _, to := range all {
			b.links = append(b.links, table.Link{From: from, To: to})
		}
	}
	for from, all := range partly {
		for _, to := range all {
			b.links = append(b.links, table.Link{From: from, To: to, Partly: true})
		}
	}
	slices.SortFunc(b.links, func(x, y table.Link) int { return cmp.Or(cmp.Compare(x.From, y.From), cmp.Compare(x.To, y.To)) })
	return nil
}

// parts reads a list of countries, units and towns; "@013" stands for the
// countries of a group, "-EG" takes one out.
func (b *builder) parts(list string) ([]int32, error) {
	var all []int32
	for _, word := range strings.Fields(list) {
		if group, ok := strings.CutPrefix(word, "@"); ok {
			members := b.cldr.members(group)
			if len(members) == 0 {
				return nil, fmt.Errorf("no group %q", group)
			}
			for _, code := range members {
				if i, ok := b.index[code]; ok {
					all = append(all, i)
				}
			}
			continue
		}
		out := word[0] == '-'
		i, ok := b.index[strings.TrimPrefix(word, "-")]
		if !ok {
			return nil, fmt.Errorf("no place %q", word)
		}
		switch b.records[i].Kind {
		case table.Country, table.Territory, table.Unit, table.Town:
		default:
			return nil, fmt.Errorf("%q is no country, unit or town", word) // keeps containment free of circles
		}
		if out {
			all = slices.DeleteFunc(all, func(x int32) bool { return x == i })
		} else {
			all = append(all, i)
		}
	}
	slices.Sort(all)
	return slices.Compact(all), nil
}

// holdAreas finds for each area the country or unit that all its parts lie
// in, and the areas that do so.
func (b *builder) holdAreas(wholly, partly map[int32][]int32) {
	var areas []int32
	for _, row := range b.areas.rows {
		areas = append(areas, b.index[b.areas.get(row, "id")])
	}
	over := func(i int32) []int32 {
		r := &b.records[i]
		all := []int32{i}
		for _, x := range []int32{r.Unit, r.Country} {
			if x >= 0 && x != i {
				all = append(all, x)
			}
		}
		return all
	}
	covers := func(a, part int32) bool {
		for _, x := range over(part) {
			if slices.Contains(wholly[a], x) {
				return true
			}
		}
		return false
	}
	held := map[int32][]int32{}
	for _, x := range areas {
		parts := slices.Concat(wholly[x], partly[x])
		if len(parts) == 0 {
			continue
		}
		common := over(parts[0])
		for _, p := range parts[1:] {
			common = slices.DeleteFunc(common, func(c int32) bool { return !slices.Contains(over(p), c) })
		}
		common = slices.DeleteFunc(common, func(c int32) bool { return slices.Contains(wholly[x], c) })
		if len(common) > 0 {
			r := &b.records[common[0]]
			b.records[x].Country, b.records[x].Unit = r.Country, r.Unit
		}
		for _, a := range areas {
			if a == x || slices.ContainsFunc(parts, func(p int32) bool { return !covers(a, p) }) {
				continue
			}
			mutual := !slices.ContainsFunc(slices.Concat(wholly[a], partly[a]), func(p int32) bool { return !covers(x, p) })
			if !mutual || a < x {
				held[a] = append(held[a], x)
			}
		}
	}
	for a, xs := range held {
		wholly[a] = append(wholly[a], xs...)
	}
}
