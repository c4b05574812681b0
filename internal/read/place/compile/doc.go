// Command compile makes the table of places that ships in the program.
//
//	go run ./internal/read/place/compile -fetch -sources DIR
//
// It reads five packages from DIR, each checked against the SHA-256 in
// sources.go, and the lexicons in ../lexicon, and writes ../places.table; the
// same input gives the same bytes, with the same release of Go (its deflate
// may change). With -fetch it first has npm (npm pack) and
// apt-get (apt-get download) fetch the packages that are missing; taking a
// Debian package apart needs dpkg-deb. Versions are pinned; another version is
// another line in sources.go.
//
// What it does not do: guess. A unit whose code GeoNames doesn't name stays
// unnamed and its towns have no unit.
package main
