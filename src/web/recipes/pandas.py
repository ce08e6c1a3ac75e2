import pandas

atlas = "http://127.0.0.1:4000"

# A saved query is a table; its variables are parameters of the address.
institutions = pandas.read_csv(f"{atlas}/q/institutions-of-the-world.csv", keep_default_na=False)
largest = institutions.sort_values("count", ascending=False).head(10)
print(largest.to_string(index=False))

# Amounts are exact decimals, months are dates.
money = pandas.read_csv(f"{atlas}/q/money-by-month.csv", parse_dates=["key.start"])
by_quarter = money.set_index("key.start")["amount.converted.amount"].resample("QS").sum()
print(by_quarter)
