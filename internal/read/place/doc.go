// Package place is the gazetteer: which places a name may mean, where they
// lie, and which lies in which.
//
// In come names as reports write them: "the U.K.", "Kiev", "Turin, Italy",
// "Italian", tokens of a sentence. Out come [Place] values with codes,
// coordinates and population, every candidate kept and the likeliest first;
// [Gazetteer.Rank] weighs them by what else is in play. [Sites] tells apart
// what a description is of: a hotel, an airport, passport control inside one.
//
// The data ships in the program as one compiled table (places.table, made by
// ./compile from GeoNames, Unicode CLDR and the lexicons in ./lexicon; see
// README.md and NOTICE). It is read on the first [Open].
//
// What the package does not do: decide that a capitalised word is a place and
// not a person or an everyday word (that takes the sentence around it), read
// "The Hague" as the Court, geocode streets, or take sides on borders: where
// States disagree, containment is unknown.
package place
