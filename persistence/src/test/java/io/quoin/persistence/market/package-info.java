/** Markets come back from their bytes, and their journals are told as a tape. */
package io.quoin.persistence.market;
