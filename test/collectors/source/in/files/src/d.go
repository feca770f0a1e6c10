package d

func (s *Set) Add(v int) error {
	if v > 1 {
		return nil
	}
	return nil
}
