//go:build !unix

package statement

import "time"

var began = time.Now()

// cpu gives the time since the process began, where the system does not tell
// how much of it the process used.
func cpu() time.Duration { return time.Since(began) }
