package io.quoin.protocol.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table written as text: the first line names the columns, the first column the rows, bars part the cells. */
public record TextTable(List<String> columns, List<List<String>> rows) {
    /** One cell and where it stands. */
    public record Cell(String row, String column, String text) {
        @Override
        public String toString() {
            return row + " x " + column + " -> " + text;
        }
    }

    public static TextTable parse(String text) {
        List<List<String>> lines = text.lines().map(TextTable::cells).collect(Collectors.toList());
        List<String> columns = lines.get(0).subList(1, lines.get(0).size());
        for (List<String> line : lines) {
            if (line.size() != columns.size() + 1) {
                throw new IllegalArgumentException("a line with " + line.size() + " cells: " + line);
            }
        }
        return new TextTable(columns, lines.subList(1, lines.size()));
    }

    private static List<String> cells(String line) {
        return Stream.of(line.split("\\|", -1)).map(String::trim).collect(Collectors.toList());
    }

    /** All cells; the table must have a row and a column for each of these, and no other. */
    public Stream<Cell> cells(Map<String, ?> rowNames, Map<String, ?> columnNames) {
        List<Cell> cells = new ArrayList<>();
        Set<String> named = new TreeSet<>();
        for (List<String> row : rows) {
            named.add(row.get(0));
            for (int at = 0; at < columns.size(); at++) {
                cells.add(new Cell(row.get(0), columns.get(at), row.get(at + 1)));
            }
        }
        requireSame(named, rowNames);
        requireSame(new TreeSet<>(columns), columnNames);
        return cells.stream();
    }

    private static void requireSame(Set<String> written, Map<String, ?> wanted) {
        if (!written.equals(new TreeSet<>(wanted.keySet()))) {
            throw new IllegalArgumentException("the table names " + written + ", needed are " + wanted.keySet());
        }
    }
}
