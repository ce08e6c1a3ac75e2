curl -o money.csv 'http://127.0.0.1:4000/export?query=money-by-month&format=csv&bom=1'
