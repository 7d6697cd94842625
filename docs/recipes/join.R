# Joins a panel of visits with dyadic data by the codes of the Correlates of War project and the year.
#
#   curl -o panel.csv 'localhost:4000/export/panel.csv?from=1946&to=2020&host=united-states'
#   Rscript join.R panel.csv trade.csv > joined.csv
#
# Needs R 4 and no packages. An empty number of visits stays NA: no source covers that year. Do not replace it by 0.

options(scipen = 999) # no 1e+05
paths <- commandArgs(trailingOnly = TRUE)
panel <- read.csv(paths[1])
trade <- read.csv(paths[2], comment.char = "#", na.strings = c("", "-9"))

if (length(unique(panel$data_version)) > 1) stop("The panel is of several versions of the data.")

# Each pair has one row in the data, with a flow in either direction: here one row for each direction.
flows <- rbind(
  data.frame(host_code = trade$ccode1, guest_code = trade$ccode2, year = trade$year, imports_of_host = trade$flow1, is_joined = "yes"),
  data.frame(host_code = trade$ccode2, guest_code = trade$ccode1, year = trade$year, imports_of_host = trade$flow2, is_joined = "yes")
)

joined <- merge(panel, flows, by = c("host_code", "guest_code", "year"), all.x = TRUE)
joined$is_joined[is.na(joined$is_joined)] <- "no"
# Only a year that sources cover wholly has a 0 that means "none".
joined$is_complete <- ifelse(joined$covered == "yes", "yes", "no")
joined <- joined[order(joined$year, joined$guest, joined$host), c(names(panel), "is_complete", "imports_of_host", "is_joined")]
write.csv(joined, stdout(), row.names = FALSE, na = "", quote = FALSE)

left <- sort(unique(paste(joined$guest, joined$year)[joined$is_joined == "no"]))
if (length(left) > 0) message("Without a row in the other data: ", paste(left, collapse = ", "))
