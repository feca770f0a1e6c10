import { useEffect, useState } from 'react'

/** Milliseconds without a key before the server is asked. */
const REST = 150

type Searched = { query: string; setQuery: (query: string) => void; /** What the server is asked. */ asked: string }

/** What is typed into the box above a list that the server searches. */
export function useSearched(): Searched {
  const [query, setQuery] = useState('')
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setAsked(query.trim()), REST)
    return () => clearTimeout(timer)
  }, [query])
  return { query, setQuery, asked }
}
