// Package zone tells which time zone a place keeps, and what its clocks show.
//
// In come places of the gazetteer ("gn1528675", Bishkek) and names of zones as
// texts write them ("Eastern time", "CET"); out come names of the time zone
// database ("Asia/Bishkek") and moments in UTC. A place whose zone isn't known
// for certain (a town near the border of two zones that no list names, a country
// with several) has none.
//
// The database itself ships in the program (zoneinfo.zip, as it comes with Go),
// so that the answers don't change with the machine. places.tsv is made by
// ./compile; names.tsv is written by hand.
package zone
