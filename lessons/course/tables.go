package course

import "sinapse/nn/data"

// Tables are the tables and texts that the course learns from, as files: what its Python
// reads.
func Tables() []data.File { return data.Files() }
