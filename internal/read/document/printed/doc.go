// Package printed reads full dates as documents print and declare them: "10
// February 2025", "Saturday, 13 April 2024", "February 10th, 2025",
// "2025-02-10T14:20:00Z", "10.02.2025", "June 2024".
//
// In comes a short text (a line, a value of metadata), out come its dates with
// the bytes where they stand. The package knows English month names and no
// relative dates ("last week"): those are the business of package when. A date
// that can be read in two ways ("10/02/2025") says so and spans both.
package printed
