module sinapse

go 1.26.0
