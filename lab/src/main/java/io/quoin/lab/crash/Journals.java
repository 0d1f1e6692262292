package io.quoin.lab.crash;

import io.quoin.protocol.address.Address;
import java.util.List;

/** The journals of a realm, row by row, live and void: what the check reads, and what its own tests falsify. */
interface Journals {
    /** Every entity that has a row, sorted. */
    List<Address> entities();

    /** All rows of this entity, by rising height. */
    List<RawRow> rows(Address entity);
}
