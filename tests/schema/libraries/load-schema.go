// Loads a schema's file with the parser of gqlgen.
package main

import (
	"fmt"
	"os"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

func main() {
	text, err := os.ReadFile(os.Args[1])
	if err == nil {
		_, err = gqlparser.LoadSchema(&ast.Source{Name: os.Args[1], Input: string(text)})
	}
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Println("loaded")
}
