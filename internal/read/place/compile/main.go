package main

import (
	"flag"
	"fmt"
	"os"

	"github.com/google/renameio/v2"

	"factum/internal/read/place/table"
)

func main() {
	dir := flag.String("sources", "", "folder with the packages to read")
	fetch := flag.Bool("fetch", false, "have npm and apt-get fetch missing packages into it")
	lexicon := flag.String("lexicon", "internal/read/place/lexicon", "folder with our own lexicons")
	out := flag.String("out", "internal/read/place/places.table", "table to write")
	flag.Parse()
	if *dir == "" || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(*dir, *fetch, *lexicon, *out); err != nil {
		fmt.Fprintln(os.Stderr, "compile:", err)
		os.Exit(1)
	}
}

func run(dir string, fetch bool, lexicon, out string) error {
	s, err := openSources(dir, fetch)
	if err != nil {
		return err
	}
	t, err := build(s, lexicon)
	if err != nil {
		return err
	}
	data := table.Encode(t)
	if err := renameio.WriteFile(out, data, 0o644); err != nil {
		return err
	}
	kinds := map[uint8]int{}
	for i := range t.Records {
		kinds[t.Records[i].Kind]++
	}
	fmt.Printf("%s: %d bytes, %d places, %d names, %d posts\n", out, len(data), len(t.Records), t.Names.Len(), t.Names.Posts())
	fmt.Printf("countries %d, territories %d, former %d, areas %d, waters %d, landforms %d, units %d, districts %d, towns %d\n",
		kinds[table.Country], kinds[table.Territory], kinds[table.Former], kinds[table.Area], kinds[table.Water], kinds[table.Landform],
		kinds[table.Unit], kinds[table.District], kinds[table.Town])
	return nil
}
